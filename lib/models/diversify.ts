/** Candidates of a list, any order, with how well each fits the person. */
export interface Candidates {
  readonly items: ArrayLike<number>;
  /** One score an item; only their differences matter. */
  readonly scores: ArrayLike<number>;
}

/**
 * Chooses `count` candidates that fit and yet differ from each other, in the order chosen: maximal
 * marginal relevance (Carbonell and Goldstein 1998). Each next item maximises
 * `(1 − breadth) × fit − breadth × (its largest similarity to an item already chosen)`, with fit
 * the score mapped onto 0…1.
 * @param breadth 0 keeps the order of the scores, 1 looks at variety alone after the first item
 * @param similarity of two items, 1 for alike and 0 for unrelated
 */
export function diversify(
  { items, scores }: Candidates,
  count: number,
  breadth: number,
  similarity: (a: number, b: number) => number,
): Int32Array {
  const order = Array.from(items, (_, at) => at).sort((a, b) => scores[b] - scores[a] || a - b);
  const best = order.length > 0 ? scores[order[0]] : 0;
  const worst = order.length > 0 ? scores[order[order.length - 1]] : 0;
  const range = best - worst || 1;
  const nearest = new Float64Array(items.length);
  const chosen: number[] = [];
  while (chosen.length < count && order.length > 0) {
    let pick = 0;
    let highest = -Infinity;
    for (let place = 0; place < order.length; place++) {
      const at = order[place];
      const fit = (scores[at] - worst) / range;
      const value = (1 - breadth) * fit - breadth * nearest[at];
      if (value > highest) {
        highest = value;
        pick = place;
      }
    }
    const [taken] = order.splice(pick, 1);
    chosen.push(items[taken]);
    if (breadth === 0) continue;
    for (const at of order) {
      nearest[at] = Math.max(nearest[at], similarity(items[taken], items[at]));
    }
  }
  return Int32Array.from(chosen);
}
