import { assertEquals } from "@std/assert";
import { requestUrl } from "./request_url.ts";

const FORWARDED = { "x-forwarded-proto": "https, http", "x-forwarded-host": "films.example" };

Deno.test("repeated slashes become one", () => {
  assertEquals(
    requestUrl(new Request("http://a.test//b///c?d=//e"), false).href,
    "http://a.test/b/c?d=//e",
  );
});

Deno.test("forwarded headers count only behind a proxy", () => {
  const req = new Request("http://a.test/b", { headers: FORWARDED });
  assertEquals(requestUrl(req, false).href, "http://a.test/b");
  assertEquals(requestUrl(req, true).href, "https://films.example/b");
});

Deno.test("a forwarded scheme that is none is passed over", () => {
  const req = new Request("http://a.test/b", { headers: { "x-forwarded-proto": "javascript" } });
  assertEquals(requestUrl(req, true).protocol, "http:");
});
