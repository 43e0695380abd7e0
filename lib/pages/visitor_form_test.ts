import { assertEquals, assertThrows } from "@std/assert";
import { HttpError } from "fresh";
import { messagesOf } from "../ui/messages/messages.ts";
import { visitorAddress } from "./visitor_form.ts";

const address = (form: Record<string, string>): string =>
  visitorAddress(new URLSearchParams(form), messagesOf("en"));

Deno.test("stars of a form become the address of its list", () => {
  assertEquals(
    address({ "rate-603": "4.5", "rate-550": "", "rate-13": "3", genre: "Drama", q: "" }),
    "/recommend?genre=Drama&ratings=603-4.5_13-3",
  );
});

Deno.test("a form changes, keeps and takes back what was rated before", () => {
  assertEquals(
    address({ ratings: "603-4_550-2_13-5", "rate-603": "1", "rate-550": "" }),
    "/recommend?ratings=603-1_13-5",
  );
});

Deno.test("a form without stars leads to the page where they are given", () => {
  assertEquals(address({ "rate-603": "", order: "" }), "/recommend");
});

Deno.test("only fields of the page reach its address, and none is endless", () => {
  assertEquals(
    address({ q: `${"é".repeat(300)}`, user: "random", evil: "\r\nX: y", order: "rating" }),
    `/recommend?q=${encodeURIComponent("é".repeat(200))}&order=rating`,
  );
});

Deno.test("stars that nobody can give are refused with a sentence", () => {
  const forms: Record<string, string>[] = [
    { "rate-603": "6" },
    { "rate-603": "x" },
    { ratings: "603:4" },
  ];
  for (const form of forms) {
    assertEquals(assertThrows(() => address(form), HttpError).status, 400);
  }
});
