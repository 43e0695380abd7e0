import { assertEquals, assertThrows } from "@std/assert";
import { Router } from "./router.ts";

function router(...paths: string[]): (path: string) => string | null {
  const routes = new Router<string>();
  for (const path of paths) routes.add(path, path);
  return (path) => routes.match(new URL(path, "http://site.test"))?.route ?? null;
}

Deno.test("a path without parameters comes first, whenever it was added", () => {
  const match = router("/:page", "/films/:id", "/about");
  assertEquals(match("/about"), "/about");
  assertEquals(match("/else"), "/:page");
  assertEquals(match("/films/1"), "/films/:id");
  assertEquals(match("/films/1/2"), null);
});

Deno.test("patterns are tried in the order in which they were added", () => {
  assertEquals(router("/:a", "/:b*")("/x"), "/:a");
  assertEquals(router("/:b*", "/:a")("/x"), "/:b*");
});

Deno.test("a slash at the end matters for patterns alone", () => {
  const match = router("/about", "/films/:id", "/");
  assertEquals(match("/about/"), "/about");
  assertEquals(match("/films/1/"), null);
  assertEquals(match("/"), "/");
});

Deno.test("parameters are decoded, and may have any name", () => {
  const routes = new Router<string>();
  routes.add("/:__proto__/:constructor", "x");
  const match = routes.match(new URL("http://site.test/caf%C3%A9/a%2Fb"));
  // a slash inside a segment stays escaped
  assertEquals(Object.entries(match?.params ?? {}), [
    ["__proto__", "café"],
    ["constructor", "a%2Fb"],
  ]);
});

Deno.test("a malformed escape in a parameter throws", () => {
  const routes = new Router<string>();
  routes.add("/:a", "x");
  assertThrows(() => routes.match(new URL("http://site.test/%ff")), URIError);
});
