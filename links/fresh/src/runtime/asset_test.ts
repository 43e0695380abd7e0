import { assertEquals } from "@std/assert";
import { assetOf } from "./asset.ts";

Deno.test("a path gets the key of its build", () => {
  assertEquals(assetOf("/a.css", "id"), "/a.css?__frsh_c=id");
  assertEquals(assetOf("/a.css?b=c#d", "id"), "/a.css?b=c&__frsh_c=id#d");
});

Deno.test("what is no path of this site comes back as it was", () => {
  for (
    const path of ["a.css", "//other.example/a.css", "https://other.example/a", "/\\other", ""]
  ) {
    assertEquals(assetOf(path, "id"), path);
  }
  assertEquals(assetOf("/a.css?__frsh_c=old", "id"), "/a.css?__frsh_c=old");
});
