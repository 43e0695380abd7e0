import { assert, assertFalse } from "@std/assert";
import { etagMatches } from "./etag.ts";

Deno.test("a tag matches itself, weak or strong, alone or in a list", () => {
  for (const header of ['W/"abc"', '"abc"', '"x", W/"abc"', 'W/"x" , "abc"', "*", "abc"]) {
    assert(etagMatches(header, 'W/"abc"'), header);
  }
});

Deno.test("nothing else matches", () => {
  for (const header of [null, "", '"x"', '"ab"', '"abc', '"x, abc"', 'W/"abcd"']) {
    assertFalse(etagMatches(header, 'W/"abc"'), `${header}`);
  }
});
