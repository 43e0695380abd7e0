import { assertEquals } from "@std/assert";
import { compareRouteFiles } from "./file_order.ts";

Deno.test("special files come first, and the more particular page before the less", () => {
  const ordered = [
    "/films/_middleware",
    "/_app",
    "/_error",
    "/index",
    "/about",
    "/films/index",
    "/films/latest",
    "/films/[id]/people",
    "/films/[id]",
    "/films/[...rest]",
    "/users",
    "/[name]",
    "/[...rest]",
  ];
  const pages = ordered.slice(3);
  assertEquals(ordered.toSorted(compareRouteFiles).slice(3), pages);
  assertEquals(ordered.toReversed().toSorted(compareRouteFiles).slice(3), pages);
});

Deno.test("the order is one: asked either way round, it answers the same", () => {
  const files = ["/_app", "/index", "/a", "/a/index", "/a/[b]", "/[a]", "/[...a]", "/a/b/c"];
  for (const a of files) {
    for (const b of files) {
      assertEquals(
        Math.sign(compareRouteFiles(a, b)),
        -Math.sign(compareRouteFiles(b, a)) + 0,
        `${a} and ${b}`,
      );
    }
  }
});
