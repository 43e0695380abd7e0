import type { CategoryTick, ValueAxis } from "./spec.ts";

/**
 * An axis from zero to at least `largest` in steps of 1, 2 or 5 times a power of ten.
 * @param leastStep 1 for counts, which have no halves
 */
export function axisFromZero(largest: number, leastStep = 0): ValueAxis {
  if (!(largest > 0)) return { min: 0, max: 1, step: 1 };
  const step = roundStep(Math.max(largest / 4, leastStep));
  return { min: 0, max: tidy(Math.ceil(largest / step - 1e-9) * step), step: tidy(step) };
}

/** The least of 1, 2 or 5 times a power of ten that is not below a positive number. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].find((multiple) => multiple * power >= rough * 0.999) ?? 10;
  return unit * power;
}

/**
 * An axis around values that do not begin at zero, as means of ratings do: whole steps outside both
 * ends, and one step at least.
 * @param step a round one by how far the values lie apart where it is left out
 */
export function axisAround(values: readonly number[], step = stepAround(values)): ValueAxis {
  if (values.length === 0) return { min: 0, max: step, step };
  const first = Math.floor(tidy(Math.min(...values) / step));
  const last = Math.max(first + 1, Math.ceil(tidy(Math.max(...values) / step)));
  return { min: tidy(first * step), max: tidy(last * step), step: tidy(step) };
}

function stepAround(values: readonly number[]): number {
  const span = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  return roundStep(span > 0 ? span / 4 : 0.1);
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

/** Labels for a run of whole numbers, as years are: round ones, so many that they have room. */
export function runTicks(run: readonly number[]): CategoryTick[] {
  if (run.length === 0) return [];
  const span = run[run.length - 1] - run[0];
  const step = [1, 2, 5, 10, 20, 50].find((candidate) => span / candidate <= 12) ?? 100;
  return run.flatMap((one, at) => {
    if (one % step !== 0) return [];
    const rank = one % (step * 4) === 0 ? 0 : one % (step * 2) === 0 ? 1 : 2;
    return [{ at, label: String(one), rank }] as const;
  });
}
