import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Cursor, moveCursor, readCursor } from "../lib/ui/charts/cursor.ts";
import type { DrawnChart } from "../lib/ui/charts/draw.ts";
import type { ChartSpec } from "../lib/ui/charts/spec.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { whenNear } from "../lib/ui/when_near.ts";

interface ChartProps {
  readonly spec: ChartSpec;
  readonly label: string;
  /** Id of the sentence that says what is to be seen. */
  readonly findingId: string;
}

/**
 * Draws a chart over the server's picture of it once it comes near the window, and lets the arrow
 * keys read it value by value. The library that draws is fetched only then.
 */
export default function Chart({ spec, label, findingId }: ChartProps): JSX.Element {
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const { chart: say } = widgetsOf(spec.language);

  useEffect(() => {
    const box = surface.current?.closest<HTMLElement>("[data-chart]");
    if (!box || !canvas.current) return;
    const target = canvas.current;
    const leave = new AbortController();
    whenNear(box, leave.signal, async () => {
      const [library] = await Promise.all([
        import("../lib/ui/charts/draw.ts").catch(() => null),
        document.fonts.ready,
      ]);
      // Where the library cannot be fetched the server's picture stays.
      if (leave.signal.aborted || library === null) return;
      drawn.current = library.drawChart(target, spec);
      box.dataset.drawn = "";
      setDrawn(true);
    });
    return () => {
      leave.abort();
      drawn.current?.destroy();
    };
  }, []);

  const point = (next: Cursor | null): void => {
    setCursor(next);
    drawn.current?.point(next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      point(null);
      surface.current?.blur();
      return;
    }
    const next = moveCursor(spec, cursor, event.key);
    if (next === undefined) return;
    event.preventDefault();
    point(next);
  };

  return (
    <div
      class="chart-surface"
      ref={surface}
      {...isDrawn && {
        tabIndex: 0,
        role: "application",
        "aria-roledescription": say.role,
        "aria-label": `${label}. ${say.help}`,
        "aria-describedby": findingId,
        onKeyDown,
        onBlur: () => point(null),
      }}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <p class="sr-only" aria-live="polite">{cursor && readCursor(spec, cursor)}</p>
    </div>
  );
}
