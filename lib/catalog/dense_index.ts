/** Ids that differ in their lowest bits only share a page. */
const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;

/**
 * A table of numbers by id, as fast to read as an array as long as the largest id, without its room
 * where ids are few and far between.
 * @param ids ascending, without repeats, all ≥ 0
 * @param values of the ids, in their order
 * @returns a function giving the value of an id, or -1 for one not in the list
 */
export function idTable(ids: Int32Array, values: Int32Array): (id: number) => number {
  const pages = new Int32Array(((ids.at(-1) ?? -1) >> PAGE_BITS) + 1);
  let count = 1; // the first page is that of the ids without one
  for (const id of ids) if (pages[id >> PAGE_BITS] === 0) pages[id >> PAGE_BITS] = count++;
  const table = new Int32Array(count * PAGE_SIZE).fill(-1);
  const place = (id: number): number =>
    (pages[id >> PAGE_BITS] ?? 0) * PAGE_SIZE + (id & (PAGE_SIZE - 1));
  ids.forEach((id, at) => table[place(id)] = values[at]);
  return (id) => table[place(id)];
}

/** The way back from an id to its place in a list, as {@link idTable} has it. */
export function denseIndex(ids: Int32Array): (id: number) => number {
  return idTable(ids, ids.map((_, index) => index));
}
