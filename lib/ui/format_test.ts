import { assertEquals } from "@std/assert";
import { formatOf } from "./format.ts";

Deno.test("of rows that were kept all is said only of all", () => {
  const { percentFloored } = formatOf("en");
  assertEquals([1, 112_316 / 112_325, 0.9878, 0].map(percentFloored), [
    "100%",
    "99.9%",
    "98.7%",
    "0%",
  ]);
});
