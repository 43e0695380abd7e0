import { assertEquals, assertThrows } from "@std/assert";
import { readMiddleware, readPage, routeKind } from "./route_module.ts";

Deno.test("a file's name tells its kind", () => {
  assertEquals(["/_app", "/a/_error", "/a/_middleware", "/a/index"].map(routeKind), [
    "app",
    "error",
    "middleware",
    "page",
  ]);
});

Deno.test("what is not supported is refused, not passed over", () => {
  for (const name of ["/_layout", "/a/_404", "/_500"]) {
    assertThrows(() => routeKind(name), Error, "leaves out");
  }
  assertThrows(() => routeKind("/a/_app"), Error, "top of routes/");
  const page = (): null => null;
  assertThrows(() => readPage("/a", { default: page, config: {} }), Error, 'exports "config"');
});

Deno.test("a route file without a page or handlers is refused", () => {
  assertThrows(() => readPage("/a", {}), Error, "neither a page");
  assertThrows(() => readPage("/a", { default: [] }), Error, "exports a list");
  assertThrows(() => readMiddleware("/_middleware", {}), Error, "must export by default");
  assertThrows(() => readMiddleware("/_middleware", { handler: { GET: () => new Response() } }));
});

Deno.test("a page is rendered for GET even if it has other handlers only", () => {
  const POST = (): Response => new Response();
  const { handler } = readPage("/a", { default: () => null, handlers: { POST } });
  assertEquals(Object.keys(handler).sort(), ["GET", "POST"]);
});
