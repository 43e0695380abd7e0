import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import type { Context } from "./context.ts";
import { compose, type Middleware } from "./middleware.ts";

function fakeContext(): Context<unknown> {
  const ctx = { error: null, next: () => Promise.resolve(new Response("tail")) };
  return ctx as unknown as Context<unknown>;
}

Deno.test("each calls the next, and the last what was there before", async () => {
  const calls: string[] = [];
  const step = (name: string): Middleware<unknown> => async (ctx) => {
    calls.push(name);
    const response = await ctx.next();
    calls.push(`${name} again`);
    return response;
  };
  const response = await compose([step("a"), step("b")])(fakeContext());
  assertEquals(await response.text(), "tail");
  assertEquals(calls, ["a", "b", "b again", "a again"]);
});

Deno.test("next() may be called twice", async () => {
  let count = 0;
  const twice: Middleware<unknown> = async (ctx) => {
    await ctx.next();
    return await ctx.next();
  };
  await compose([twice, () => {
    count++;
    return new Response();
  }])(fakeContext());
  assertEquals(count, 2);
});

Deno.test("an error is left in the context and thrown on", async () => {
  const ctx = fakeContext();
  const broken = new Error("broken");
  const fail: Middleware<unknown> = () => {
    throw broken;
  };
  await assertRejects(async () => await compose([(ctx) => ctx.next(), fail])(ctx), Error, "broken");
  assertStrictEquals(ctx.error, broken);
});
