import type { FunctionComponent, JSX } from "preact";
import type { ChartSpec } from "../../lib/ui/charts/spec.ts";
import { Bars, Dots } from "./Bars.tsx";
import { Columns } from "./Columns.tsx";
import { Heat } from "./Heat.tsx";
import { Line } from "./Line.tsx";

const DRAWINGS: Readonly<Record<ChartSpec["kind"], FunctionComponent<{ spec: ChartSpec }>>> = {
  columns: Columns,
  bars: Bars,
  line: Line,
  dots: Dots,
  heat: Heat,
};

/**
 * A chart as SVG, complete without a script. Places are percentages and text is not scaled, so it
 * reads at any width; see `.chart-static` for the room that its labels have around it.
 * @param labelledBy id of the sentence that says what is to be seen
 */
export function StaticChart(
  { spec, labelledBy }: { spec: ChartSpec; labelledBy: string },
): JSX.Element {
  const Drawing = DRAWINGS[spec.kind];
  return (
    <svg class="chart-static" role="img" aria-labelledby={labelledBy}>
      <Drawing spec={spec} />
    </svg>
  );
}
