import { assert, assertEquals } from "@std/assert";
import { requestWindow } from "./request_window.ts";

Deno.test("a client has its requests, and is told how long its minute lasts", () => {
  const count = requestWindow(2);
  assertEquals([count("a"), count("a")], [{ isWithin: true }, { isWithin: true }]);
  const refused = count("a");
  assert(!refused.isWithin && refused.waitMs > 0 && refused.waitMs <= 60_000);
  assertEquals(count("b"), { isWithin: true });
});

Deno.test("more clients than are remembered push out those seen longest ago alone", () => {
  const count = requestWindow(1, 10);
  for (let client = 0; client < 10; client++) count(`old ${client}`);
  count("old 0");
  for (let client = 0; client < 9; client++) count(`new ${client}`);
  assertEquals(count("old 0").isWithin, false, "it was seen lately");
  assertEquals(count("old 1").isWithin, true, "it is forgotten");
});
