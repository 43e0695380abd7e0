/** Ids up to here are looked up in an array of 64 MiB at most, larger ones in a map. */
const MAX_TABLE = 1 << 24;

/**
 * The way back from an id to its place in a list.
 * @param ids ascending, without repeats, all ≥ 0
 * @returns a function giving the index of an id, or -1 for one not in the list
 */
export function denseIndex(ids: Int32Array): (id: number) => number {
  const last = ids.at(-1) ?? -1;
  if (last >= MAX_TABLE) {
    const indices = new Map(Array.from(ids, (id, index) => [id, index]));
    return (id) => indices.get(id) ?? -1;
  }
  const table = new Int32Array(last + 1).fill(-1);
  ids.forEach((id, index) => table[id] = index);
  return (id) => table[id] ?? -1;
}
