import type { JSX } from "preact";
import { positionOn } from "../../lib/ui/charts/axis.ts";
import type { ChartSpec } from "../../lib/ui/charts/spec.ts";
import { CategoriesBeside, GrowingValues, middleOf } from "./Axes.tsx";
import { percent } from "./percent.ts";

const FILL = 0.68;

const markClass = (spec: ChartSpec, index: number): string =>
  spec.strong.includes(index) ? "mark mark--strong" : "mark";

/** Bars along rows. */
export function Bars({ spec }: { spec: ChartSpec }): JSX.Element {
  const place = 1 / spec.categories.length;
  return (
    <>
      <GrowingValues spec={spec} />
      {spec.series[0].values.map((value, index) => (
        <rect
          key={index}
          class={markClass(spec, index)}
          y={percent((index + (1 - FILL) / 2) * place)}
          width={percent(positionOn(spec.axis, value ?? 0))}
          height={percent(place * FILL)}
        />
      ))}
      <line class="base-line" y2="100%" />
      <CategoriesBeside spec={spec} />
    </>
  );
}

/** A dot in each row, on the line between its bounds where it has them; a hollow series is a ring. */
export function Dots({ spec }: { spec: ChartSpec }): JSX.Element {
  return (
    <>
      <GrowingValues spec={spec} />
      {spec.categories.map((_, index) => {
        const y = percent(middleOf(index, spec));
        return <line key={index} class="grid-line" x2="100%" y1={y} y2={y} />;
      })}
      {spec.series.map(({ bounds }) =>
        bounds?.map((between, index) => {
          if (between === null) return null;
          const [x1, x2] = between.map((end) => percent(positionOn(spec.axis, end)));
          const y = percent(middleOf(index, spec));
          const strength = spec.strong.includes(index) ? "mark-bounds--strong" : "";
          return (
            <line key={index} class={`mark-bounds ${strength}`} x1={x1} x2={x2} y1={y} y2={y} />
          );
        })
      )}
      {spec.series.map(({ values, tone }) =>
        values.map((value, index) =>
          value === null ? null : (
            <circle
              key={index}
              class={tone === "solid" ? markClass(spec, index) : "mark--hollow"}
              cx={percent(positionOn(spec.axis, value))}
              cy={percent(middleOf(index, spec))}
              r="5.5"
            />
          )
        )
      )}
      <CategoriesBeside spec={spec} />
    </>
  );
}
