/** The standard deviation of some numbers from their sum and that of their squares. */
export function deviation(sum: number, squares: number, count: number): number {
  const mean = sum / (count || 1);
  return Math.sqrt(Math.max(0, squares / (count || 1) - mean * mean));
}

/** The standard deviation of the scores of items outside of a history. */
export function spreadBeside(history: Int32Array, scores: Float32Array): number {
  let sum = 0;
  let squares = 0;
  for (let item = 0; item < scores.length; item++) {
    sum += scores[item];
    squares += scores[item] * scores[item];
  }
  for (const item of history) {
    sum -= scores[item];
    squares -= scores[item] * scores[item];
  }
  return deviation(sum, squares, scores.length - history.length);
}
