import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { addressOf, FIELDS, requestOf } from "./call.ts";

const CALL = { method: "GET", path: "/api/users/{user_id}/predictions/{id}", headers: [] } as const;

Deno.test("every value arrives as it was given, in its own place", () => {
  const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((one) =>
    !/^(\.|%2e){1,2}$/i.test(one)
  );
  fc.assert(fc.property(text, text, text, (person, film, q) => {
    const address = addressOf(CALL, [["user_id", person], ["id", film], ["q", q], ["limit", ""]]);
    const { origin, pathname, searchParams } = new URL(address, "http://site.test");
    const [, api, users, first, predictions, second, ...rest] = pathname.split("/");
    assertEquals([origin, api, users, predictions, rest.length], [
      "http://site.test",
      "api",
      "users",
      "predictions",
      0,
    ]);
    assertEquals([first, second].map(decodeURIComponent), [person, film]);
    assertEquals([...searchParams], [["q", q]]);
  }));
});

Deno.test("a body, a token and headers travel beside the address", async () => {
  const fields = new FormData();
  fields.set(FIELDS.operation, "giveRating");
  fields.set(FIELDS.token, "secret");
  fields.set(FIELDS.body, "{}");
  fields.set("idempotency-key", "once");
  const path = "http://site.test/api/ratings";
  const request = requestOf({ method: "POST", path, headers: ["idempotency-key"] }, fields);
  assertEquals([request.url, await request.text()], [path, "{}"]);
  assertEquals(request.headers.get("Authorization"), "Bearer secret");
  assertEquals(request.headers.get("Idempotency-Key"), "once");
  assertEquals(request.headers.get("Content-Type"), "application/json");
});
