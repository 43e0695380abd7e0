import type { JSX } from "preact";
import { shadeOf } from "../../lib/ui/charts/shade.ts";
import type { ChartSpec } from "../../lib/ui/charts/spec.ts";
import { CategoriesBelow } from "./Axes.tsx";
import { percent } from "./percent.ts";

/** A cell for each category and series, the fuller the more. */
export function Heat({ spec }: { spec: ChartSpec }): JSX.Element {
  const width = percent(1 / spec.categories.length);
  const height = percent(1 / spec.series.length);
  return (
    <>
      {spec.series.map(({ label, values }, row) => {
        const y = percent(row / spec.series.length);
        return (
          <g key={label}>
            <text
              class="tick"
              y={percent((row + 0.5) / spec.series.length)}
              dx="-8"
              dy="0.32em"
              text-anchor="end"
            >
              {label}
            </text>
            {values.map((value, index) => (
              <rect
                key={index}
                class="cell"
                x={percent(index / spec.categories.length)}
                y={y}
                width={width}
                height={height}
                fill-opacity={shadeOf(spec.axis, value ?? 0)}
              />
            ))}
          </g>
        );
      })}
      <CategoriesBelow spec={spec} />
    </>
  );
}
