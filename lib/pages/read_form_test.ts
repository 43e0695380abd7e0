import { assertEquals, assertRejects } from "@std/assert";
import { HttpError } from "fresh";
import { readForm } from "./read_form.ts";

const post = (body: BodyInit): Request =>
  new Request("http://localhost/", { method: "POST", body });

Deno.test("a form's fields are read whatever pieces they come in", async () => {
  const bytes = new TextEncoder().encode("q=Am%C3%A9lie+é&rate-603=4.5");
  const pieces = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)));
  const form = await readForm(post(pieces));
  assertEquals([...form], [["q", "Amélie é"], ["rate-603", "4.5"]]);
});

Deno.test("a form without a body has no fields", async () => {
  assertEquals([...await readForm(new Request("http://localhost/", { method: "POST" }))], []);
});

Deno.test("a form that is too long is refused before it is all read", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller): void {
      pulled++;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  const error = await assertRejects(() => readForm(post(endless)), HttpError);
  assertEquals(error.status, 413);
  assertEquals(pulled < 10, true);
});
