/** The positions of each key in an array: those of `key` are `order[starts[key]…starts[key + 1])`. */
export interface Groups {
  /** `nKeys + 1` offsets into `order`. */
  readonly starts: Int32Array;
  /** Positions by key; within a key in their original order. */
  readonly order: Int32Array;
}

/** Groups the positions of an array of keys in 0…nKeys-1 by a counting sort: O(n), stable. */
export function groupBy(keys: Int32Array, nKeys: number): Groups {
  const starts = new Int32Array(nKeys + 1);
  for (let at = 0; at < keys.length; at++) starts[keys[at] + 1]++;
  for (let key = 0; key < nKeys; key++) starts[key + 1] += starts[key];
  const next = starts.slice(0, nKeys);
  const order = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) order[next[keys[at]]++] = at;
  return { starts, order };
}

/** How often each key of 0…nKeys-1 occurs. */
export function countBy(keys: Int32Array, nKeys: number): Int32Array {
  const counts = new Int32Array(nKeys);
  for (let at = 0; at < keys.length; at++) counts[keys[at]]++;
  return counts;
}
