import type { JSX } from "preact";
import { positionOn } from "../../lib/ui/charts/axis.ts";
import type { ChartSpec } from "../../lib/ui/charts/spec.ts";
import { CategoriesBelow, middleOf, RisingValues } from "./Axes.tsx";
import { percent } from "./percent.ts";

/** Units of the inner drawing, stretched to whatever room there is. */
const SIDE = 1000;

/** A line over the categories; its area is shaded where it stands on zero. */
export function Line({ spec }: { spec: ChartSpec }): JSX.Element {
  const { values } = spec.series[0];
  const height = (value: number): number => 1 - positionOn(spec.axis, value);
  const points = values.flatMap((value, index) =>
    value === null
      ? []
      : [`${Math.round(middleOf(index, spec) * SIDE)},${Math.round(height(value) * SIDE)}`]
  );
  const xOf = (point: string | undefined): string => point?.split(",")[0] ?? "0";
  const area = [`${xOf(points[0])},${SIDE}`, ...points, `${xOf(points.at(-1))},${SIDE}`];
  return (
    <>
      <RisingValues spec={spec} />
      <svg
        width="100%"
        height="100%"
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        preserveAspectRatio="none"
      >
        {spec.axis.min === 0 && <polygon class="mark-area" points={area.join(" ")} />}
        <polyline class="mark-line" points={points.join(" ")} />
      </svg>
      {spec.strong.map((index) => (
        <circle
          key={index}
          class="mark mark--strong"
          cx={percent(middleOf(index, spec))}
          cy={percent(height(values[index] ?? 0))}
          r="5"
        />
      ))}
      <line class="base-line" x2="100%" y1="100%" y2="100%" />
      <CategoriesBelow spec={spec} />
    </>
  );
}
