import { assertEquals, assertThrows } from "@std/assert";
import { MethodNotAllowed, withOtherMethods } from "./other_methods.ts";

Deno.test("a route keeps its methods, and refuses every other by naming them", () => {
  const GET = () => "got";
  const all: Record<string, () => unknown> = withOtherMethods({ GET, POST: () => "posted" });
  assertEquals([all.GET(), all.POST(), all.HEAD], ["got", "posted", undefined]);
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const { allowed, status } = assertThrows(() => all[method](), MethodNotAllowed);
    assertEquals([allowed, status], ["GET, HEAD, POST", 405]);
  }
  const form: Record<string, () => unknown> = withOtherMethods({ POST: () => "posted" });
  for (const method of ["GET", "HEAD"]) {
    assertEquals(assertThrows(() => form[method](), MethodNotAllowed).allowed, "POST");
  }
});
