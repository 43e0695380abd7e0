import { assert, assertEquals } from "@std/assert";
import { readUpTo } from "./read_up_to.ts";

/** A body of chunks of these lengths, and whether it was read to its end or cancelled. */
function bodyOf(lengths: readonly number[]) {
  const state = { given: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (state.given === lengths.length) return controller.close();
      controller.enqueue(new Uint8Array(lengths[state.given]).fill(++state.given));
    },
    cancel() {
      state.cancelled = true;
    },
  }, { highWaterMark: 0 });
  return { body, state };
}

Deno.test("a body of at most so many bytes is read whole", async () => {
  for (const lengths of [[], [10], [4, 6], [0, 3, 7]]) {
    const { body } = bodyOf(lengths);
    const expected = lengths.flatMap((length, at) => Array(length).fill(at + 1));
    assertEquals(await readUpTo(body, 10), Uint8Array.from(expected));
  }
});

Deno.test("a longer one is read no further, and given back from its start", async () => {
  const { body, state } = bodyOf([6, 6, 6, 6]);
  const rest = await readUpTo(body, 10);
  assert(rest instanceof ReadableStream);
  assertEquals(state.given, 2);
  const bytes = await new Response(rest).bytes();
  assertEquals(bytes, Uint8Array.from([1, 2, 3, 4].flatMap((n) => Array(6).fill(n))));
});

Deno.test("what nobody reads any further is given up", async () => {
  const { body, state } = bodyOf([6, 6, 6, 6]);
  const rest = await readUpTo(body, 5);
  assert(rest instanceof ReadableStream);
  await rest.cancel();
  assert(state.cancelled);
});

Deno.test("a client that leaves early ends the body", async () => {
  const { body, state } = bodyOf([6, 6, 6, 6]);
  const rest = await readUpTo(body, 5);
  assert(rest instanceof ReadableStream);
  const reader = rest.getReader();
  await reader.read();
  await reader.cancel();
  assert(state.cancelled);
});
