import type { JSX } from "preact";
import { positionOn } from "../../lib/ui/charts/axis.ts";
import type { ChartSpec } from "../../lib/ui/charts/spec.ts";
import { CategoriesBelow, RisingValues } from "./Axes.tsx";
import { percent } from "./percent.ts";

/** Share of a category's place that its column fills. */
const FILL = 0.8;

/** Columns on a category axis; a hollow series is a bar across at its height. */
export function Columns({ spec }: { spec: ChartSpec }): JSX.Element {
  const place = 1 / spec.categories.length;
  return (
    <>
      <RisingValues spec={spec} />
      {spec.series.map(({ values, tone }) =>
        values.map((value, index) => {
          if (value === null || value === 0) return null;
          const height = positionOn(spec.axis, value);
          const left = (index + (1 - FILL) / 2) * place;
          if (tone === "solid") {
            return (
              <rect
                key={index}
                class={spec.strong.includes(index) ? "mark mark--strong" : "mark"}
                x={percent(left)}
                y={percent(1 - height)}
                width={percent(place * FILL)}
                height={percent(height)}
              />
            );
          }
          return (
            <line
              key={index}
              class="mark-across"
              x1={percent(index * place)}
              x2={percent((index + 1) * place)}
              y1={percent(1 - height)}
              y2={percent(1 - height)}
            />
          );
        })
      )}
      <line class="base-line" x2="100%" y1="100%" y2="100%" />
      <CategoriesBelow spec={spec} />
    </>
  );
}
