import { assertEquals } from "@std/assert";
import { rowNames } from "./rows.ts";

Deno.test("names of rows take the room that the longest of them needs", () => {
  assertEquals(rowNames({ kind: "dots", categories: ["50 %", "80 %"] }), "short");
  assertEquals(rowNames({ kind: "bars", categories: ["War", "Science Fiction"] }), "long");
  assertEquals(rowNames({ kind: "columns", categories: ["1994"] }), null);
});
