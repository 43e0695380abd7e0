/** Work, in steps of a loop, below which another chunk costs more than it gains. */
const LEAST_WORK = 8192;
const MOST_CHUNKS = 64;

/** Rows `from…to-1`. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts rows into chunks of about equal work for the threads of a team, independent of their number.
 * @param starts `nRows + 1` offsets of the rows' entries
 * @param perRow what a row costs beside its entries, in entries
 */
export function chunksOf(starts: Int32Array, perRow: number): Chunk[] {
  const nRows = starts.length - 1;
  const workUntil = (row: number): number => starts[row] + perRow * row;
  const total = workUntil(nRows);
  const count = Math.max(1, Math.min(MOST_CHUNKS, Math.floor(total / LEAST_WORK)));
  const chunks: Chunk[] = [];
  for (let at = 1, from = 0, to = 0; at <= count; at++, from = to) {
    while (to < nRows && (at === count || workUntil(to) < at * total / count)) to++;
    if (to > from) chunks.push({ from, to });
  }
  return chunks;
}
