type Bytes = Uint8Array<ArrayBuffer>;

/** Some content, all there or as it comes. */
export type Content = Bytes | ReadableStream<Bytes>;

/** Reads a body whole where it has at most so many bytes; of a longer one gives back a stream of all. */
export async function readUpTo(
  body: ReadableStream<Bytes>,
  maxBytes: number,
): Promise<Content> {
  const reader = body.getReader();
  const chunks: Bytes[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size);
    chunks.push(value);
    size += value.byteLength;
  }
  return resumed(chunks, reader);
}

/** Parts of some content as one piece of so many bytes. */
export function joined(chunks: readonly Bytes[], size: number): Bytes {
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** What was read and then the rest, read no sooner than it is asked for, and given up with it. */
function resumed(
  chunks: readonly Bytes[],
  reader: ReadableStreamDefaultReader<Bytes>,
): ReadableStream<Bytes> {
  const begun = chunks.values();
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = begun.next();
      const part = done ? await reader.read() : { done, value };
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}
