/** Rounded to 2 places, which is as much as a mean or a predicted rating is worth. */
export const round = (value: number): number => Math.round(value * 100) / 100;
