import { assertEquals } from "@std/assert";
import { workersFor } from "./workers.ts";

Deno.test("a chosen number of threads holds, otherwise few ratings have one and many every core", () => {
  assertEquals(workersFor(10, 3, 8), 3);
  assertEquals(workersFor(100_000, 0, 8), 1);
  assertEquals(workersFor(1_000_000, 0, 8), 8);
  assertEquals(workersFor(1_000_000, 0, 0), 1);
  assertEquals(workersFor(1_000_000, 0, 1000), 64);
});
