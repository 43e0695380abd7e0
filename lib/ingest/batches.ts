/** Items as they come, some at a time: a promise for each of them would take most of the time. */
export type Batches<T> = AsyncIterable<readonly T[]>;

/** What each item gives: one thing, or a list of them, which may be empty. */
export async function* mapBatches<Item, Given>(
  batches: Batches<Item>,
  give: (item: Item) => Given | readonly Given[],
): AsyncGenerator<Given[]> {
  for await (const items of batches) yield items.flatMap(give);
}

const BATCH_SIZE = 1_000;

/** Gathers items that come one by one. */
export async function* inBatches<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
