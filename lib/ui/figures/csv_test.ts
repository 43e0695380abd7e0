import { assertEquals } from "@std/assert";
import { csvAddress } from "./csv.ts";

const read = (address: string): string => {
  const [head, body] = address.split(",", 2);
  assertEquals(head, "data:text/csv;charset=utf-8");
  return decodeURIComponent(body);
};

Deno.test("rows become a file with a header line", () => {
  assertEquals(
    read(csvAddress(["genre", "mean"], [["Drama", 3.5], ["Comédie, noire", null]])),
    'genre,mean\r\nDrama,3.5\r\n"Comédie, noire",\r\n',
  );
});

Deno.test("a cell that a spreadsheet would run is made plain, a negative number is not", () => {
  assertEquals(read(csvAddress(["a"], [["=1+1"], [-2]])), "a\r\n'=1+1\r\n-2\r\n");
});
