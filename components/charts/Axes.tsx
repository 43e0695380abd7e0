import type { JSX } from "preact";
import { axisTicks, positionOn } from "../../lib/ui/charts/axis.ts";
import type { CategoryTick, ChartSpec } from "../../lib/ui/charts/spec.ts";
import { writeTick } from "../../lib/ui/charts/value.ts";
import { percent } from "./percent.ts";

const TICK_CLASS = ["tick", "tick tick--middle", "tick tick--minor"] as const;

/** Where the middle of a category lies along its axis, 0…1. */
export const middleOf = (index: number, { categories }: ChartSpec): number =>
  (index + 0.5) / categories.length;

/** Lines and labels of the values, rising from the bottom. */
export function RisingValues({ spec }: { spec: ChartSpec }): JSX.Element {
  return (
    <g>
      {axisTicks(spec.axis).map((value) => {
        const y = percent(1 - positionOn(spec.axis, value));
        return (
          <g key={value}>
            <line class="grid-line" x2="100%" y1={y} y2={y} />
            <text class="tick" y={y} dx="-8" dy="0.32em" text-anchor="end">
              {writeTick(spec, value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Lines and labels of the values, growing to the end of the line. */
export function GrowingValues({ spec }: { spec: ChartSpec }): JSX.Element {
  const ticks = axisTicks(spec.axis);
  return (
    <g>
      {ticks.map((value, index) => {
        const x = percent(positionOn(spec.axis, value));
        return (
          <g key={value}>
            <line class="grid-line" y2="100%" x1={x} x2={x} />
            <text
              class={TICK_CLASS[index % 2 === 0 ? 0 : 2]}
              x={x}
              y="100%"
              dy="18"
              text-anchor="middle"
            >
              {writeTick(spec, value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Labels under the categories. */
export function CategoriesBelow({ spec }: { spec: ChartSpec }): JSX.Element {
  return (
    <g>
      {spec.ticks.map((tick: CategoryTick) => (
        <text
          key={tick.at}
          class={TICK_CLASS[tick.rank]}
          x={percent(middleOf(tick.at, spec))}
          y="100%"
          dy="18"
          text-anchor="middle"
        >
          {tick.label}
        </text>
      ))}
    </g>
  );
}

/** Labels at the beginning of each row. */
export function CategoriesBeside({ spec }: { spec: ChartSpec }): JSX.Element {
  return (
    <g>
      {spec.ticks.map((tick) => (
        <text
          key={tick.at}
          class={TICK_CLASS[tick.rank]}
          y={percent(middleOf(tick.at, spec))}
          dx="-8"
          dy="0.32em"
          text-anchor="end"
        >
          {tick.label}
        </text>
      ))}
    </g>
  );
}
