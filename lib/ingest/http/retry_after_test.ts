import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { retryAfterMs } from "./retry_after.ts";

Deno.test("seconds are waited for in full", () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (seconds, now) => {
    assertEquals(retryAfterMs(` ${seconds} `, now), seconds * 1000);
  }));
});

Deno.test("a date is waited for from now on, a date gone by not at all", () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(fc.property(second, second, (until, now) => {
    const date = new Date(until * 1000).toUTCString();
    assertEquals(retryAfterMs(date, now * 1000), Math.max(0, until - now) * 1000);
  }));
});

Deno.test("what is neither says nothing", () => {
  for (const header of [null, "", "-1", "1.5", "soon", "2026-13-45", "NaN"]) {
    assertEquals(retryAfterMs(header, 0), null, `${header}`);
  }
});
