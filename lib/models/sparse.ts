/** Features of rows, as lists by feature: those of `feature` are at `starts[feature]…starts[feature + 1]`. */
export interface SparseFeatures {
  /** What the features are, as in `"genre"`. */
  readonly name: string;
  readonly nFeatures: number;
  /** `nFeatures + 1` offsets */
  readonly starts: Int32Array;
  /** The rows that have each feature. */
  readonly rows: Int32Array;
  /** How much each row, by its index, has of any feature that it has. */
  readonly scales: Float32Array;
  /** Where a feature stands for a row of the other side: which one. */
  readonly ids?: Int32Array;
}

/** One feature for each of `count` rows. */
export function identityFeatures(name: string, count: number): SparseFeatures {
  return {
    name,
    nFeatures: count,
    starts: Int32Array.from({ length: count + 1 }, (_, at) => at),
    rows: Int32Array.from({ length: count }, (_, at) => at),
    scales: new Float32Array(count).fill(1),
  };
}

/**
 * Features from the labels of each row, as genres of films. A row's labels share a length of 1, so
 * that a film of four genres is not four times as far from the average as a film of one.
 * @param labelsOf one list of labels a row
 * @param fewest a label of fewer rows is no feature
 */
export function labelFeatures(
  name: string,
  labelsOf: readonly (readonly string[])[],
  fewest = 1,
): SparseFeatures {
  const rowsOf = new Map<string, number[]>();
  labelsOf.forEach((labels, row) => {
    for (const label of new Set(labels)) {
      const rows = rowsOf.get(label);
      if (rows === undefined) rowsOf.set(label, [row]);
      else rows.push(row);
    }
  });
  const lists = [...rowsOf]
    .filter(([, rows]) => rows.length >= fewest)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([, rows]) => rows);
  const starts = new Int32Array(lists.length + 1);
  const sizes = new Int32Array(labelsOf.length);
  lists.forEach((list, feature) => {
    starts[feature + 1] = starts[feature] + list.length;
    for (const row of list) sizes[row]++;
  });
  return {
    name,
    nFeatures: lists.length,
    starts,
    rows: Int32Array.from(lists.flat()),
    scales: Float32Array.from(sizes, (size) => 1 / Math.sqrt(size || 1)),
  };
}
