import type { CategoryTick, ValueAxis } from "./spec.ts";

/**
 * An axis from zero to at least `largest` in steps of 1, 2 or 5 times a power of ten.
 * @param leastStep 1 for counts, which have no halves
 */
export function axisFromZero(largest: number, leastStep = 0): ValueAxis {
  if (!(largest > 0)) return { min: 0, max: 1, step: 1 };
  const rough = Math.max(largest / 4, leastStep);
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].find((multiple) => multiple * power >= rough * 0.999) ?? 10;
  const step = unit * power;
  return { min: 0, max: tidy(Math.ceil(largest / step - 1e-9) * step), step: tidy(step) };
}

/** An axis around values that do not begin at zero, as means of ratings do: whole steps outside both ends. */
export function axisAround(values: readonly number[], step: number): ValueAxis {
  if (values.length === 0) return { min: 0, max: step, step };
  return {
    min: tidy(Math.floor(Math.min(...values) / step) * step),
    max: tidy(Math.ceil(Math.max(...values) / step) * step),
    step,
  };
}

/** The places of an axis's ticks, from `min` to `max`. */
export function axisTicks({ min, max, step }: ValueAxis): number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => tidy(min + i * step));
}

/** Where a value lies on an axis, 0…1. */
export const positionOn = ({ min, max }: ValueAxis, value: number): number =>
  (value - min) / (max - min);

/** A sum of tenths without the dust of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** A label under every category, the second of each pair giving way where room is short. */
export const everyTick = (labels: readonly string[]): CategoryTick[] =>
  labels.map((label, at) => ({ at, label, rank: at % 2 === 0 ? 0 : 2 }));

/** A label under every category, none giving way. */
export const allTicks = (labels: readonly string[]): CategoryTick[] =>
  labels.map((label, at) => ({ at, label, rank: 0 }));

/** Labels for a run of years: round ones, so many that they have room. */
export function yearTicks(years: readonly number[]): CategoryTick[] {
  if (years.length === 0) return [];
  const span = years[years.length - 1] - years[0];
  const step = [1, 2, 5, 10, 20, 50].find((candidate) => span / candidate <= 12) ?? 100;
  return years.flatMap((year, at) => {
    if (year % step !== 0) return [];
    const rank = year % (step * 4) === 0 ? 0 : year % (step * 2) === 0 ? 1 : 2;
    return [{ at, label: String(year), rank }] as const;
  });
}
