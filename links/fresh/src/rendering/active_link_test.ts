import { assertEquals } from "@std/assert";
import { activeLinkProps } from "./active_link.ts";

const HERE = new URL("http://site.test/films/7?sort=year");
const current = (href: unknown, more = {}): string | undefined =>
  activeLinkProps({ href, ...more }, HERE)["aria-current"];

Deno.test("a link to this page says so", () => {
  assertEquals(current("/films/7"), "page");
  assertEquals(current("/films/7/"), "page");
  assertEquals(current("/films/7?sort=year"), "page");
  assertEquals(current("/films/7?sort=title"), "true");
});

Deno.test("a link to a page above says that", () => {
  assertEquals(current("/films"), "true");
  assertEquals(current("/"), "true");
  assertEquals(current("/film"), undefined);
  assertEquals(current("/films/7/people"), undefined);
});

Deno.test("other links, and those that say it themselves, are left alone", () => {
  for (const href of ["films", "https://site.test/films/7", "#top", undefined, "http://["]) {
    assertEquals(current(href), undefined);
  }
  assertEquals(current("/films", { "aria-current": "false" }), undefined);
});
