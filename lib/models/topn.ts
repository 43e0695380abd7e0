/** Whether `a` belongs before `b`: a higher score, or the same and a lower index. */
const before = (scores: Float32Array, a: number, b: number): boolean =>
  scores[a] > scores[b] || (scores[a] === scores[b] && a < b);

/** Restores a heap whose root is its worst item, after the root was replaced. */
function sink(heap: Int32Array, size: number, scores: Float32Array): void {
  let parent = 0;
  for (;;) {
    const left = 2 * parent + 1;
    if (left >= size) return;
    const right = left + 1;
    const worse = right < size && before(scores, heap[left], heap[right]) ? right : left;
    if (!before(scores, heap[parent], heap[worse])) return;
    [heap[parent], heap[worse]] = [heap[worse], heap[parent]];
    parent = worse;
  }
}

function rise(heap: Int32Array, from: number, scores: Float32Array): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!before(scores, heap[parent], heap[child])) return;
    [heap[parent], heap[child]] = [heap[child], heap[parent]];
    child = parent;
  }
}

/**
 * The `count` items of the highest scores, best first; of equal scores the lower index comes
 * first. Items whose score is not finite are never chosen.
 * @param excluded items that must not appear, as those a person has rated
 * @param accepts whether an item may appear, asked only of those that would
 */
export function topN(
  scores: Float32Array,
  count: number,
  excluded: Iterable<number> = [],
  accepts: (item: number) => boolean = () => true,
): Int32Array {
  const barred = new Set(excluded);
  const heap = new Int32Array(Math.max(0, Math.min(count, scores.length)));
  let size = 0;
  for (let item = 0; item < scores.length; item++) {
    const full = size === heap.length;
    if (full && (size === 0 || !before(scores, item, heap[0]))) continue;
    if (!Number.isFinite(scores[item]) || barred.has(item) || !accepts(item)) continue;
    if (full) {
      heap[0] = item;
      sink(heap, size, scores);
    } else {
      heap[size] = item;
      rise(heap, size++, scores);
    }
  }
  return heap.subarray(0, size).sort((a, b) => before(scores, a, b) ? -1 : 1);
}
