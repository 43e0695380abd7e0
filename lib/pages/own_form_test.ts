import { assertEquals, assertThrows } from "@std/assert";
import { HttpError } from "fresh";
import { requireOwnForm } from "./own_form.ts";

const FORM = "application/x-www-form-urlencoded";

const send = (headers: Record<string, string>): void =>
  requireOwnForm(
    new Request("http://films.example:8000/preferences", {
      method: "POST",
      headers: { "Content-Type": FORM, ...headers },
    }),
  );

const statusOf = (headers: Record<string, string>): number =>
  assertThrows(() => send(headers), HttpError).status;

Deno.test("forms of our own pages are taken", () => {
  send({ "Sec-Fetch-Site": "same-origin" });
  send({ "Sec-Fetch-Site": "none", "Origin": "null" });
  send({ "Origin": "http://films.example:8000" });
  send({ "Origin": "https://films.example:8000" });
  send({});
  send({ "Content-Type": `${FORM}; charset=UTF-8` });
});

Deno.test("forms of other sites are refused", () => {
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "cross-site", "Origin": "http://films.example:8000" },
    { "Origin": "http://evil.example" },
    { "Origin": "http://films.example:9000" },
    { "Origin": "null" },
  ];
  for (const headers of foreign) {
    assertEquals(statusOf(headers), 403, JSON.stringify(headers));
  }
});

Deno.test("what is no form is refused", () => {
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/json", ""]) {
    assertEquals(statusOf({ "Content-Type": type }), 415, type);
  }
});
