// deno-lint-ignore-file no-console
import { assert, assertEquals, assertFalse, assertMatch, assertStringIncludes } from "@std/assert";
import { h } from "preact";
import { App } from "./app.ts";
import type { Context } from "./context.ts";
import { csp } from "./csp.ts";
import { page } from "./handlers.ts";
import { HttpError } from "./http_error.ts";
import type { PageProps } from "./page_props.ts";
import { staticFiles } from "./static_files/middleware.ts";
import { ask, testHandler } from "./test_support.ts";

type State = Record<string, unknown>;
type Ctx = Context<State>;

const say = (text: string) => (): Response => new Response(text);

/** The console is silent while `run` runs; what was logged as an error is returned. */
async function loggedErrors(run: () => Promise<void>): Promise<unknown[]> {
  const { error } = console;
  const logged: unknown[] = [];
  console.error = (...args: unknown[]) => logged.push(...args);
  try {
    await run();
  } finally {
    console.error = error;
  }
  return logged;
}

Deno.test("a route sees the middleware added before it, an unmatched URL all of it", async () => {
  const add = (name: string) => (ctx: Ctx): Promise<Response> => {
    ctx.state.names = `${ctx.state.names ?? ""}${name}`;
    return ctx.next();
  };
  const site = { routes: { "/a": { handler: (ctx: Ctx) => new Response(`${ctx.state.names}`) } } };
  const names: unknown[] = [];
  const handler = testHandler(site, (app) =>
    app.use(async (ctx) => {
      try {
        return await ctx.next();
      } finally {
        names.push(ctx.state.names);
      }
    }, add("1")).use(add("2")).fsRoutes().use(add("3")));
  assertEquals((await ask(handler, "/a")).text, "12");
  assertEquals((await ask(handler, "/b")).response.status, 404);
  assertEquals(names, ["12", "123"]);
});

Deno.test("middleware at a path holds for the routes below it", async () => {
  const site = {
    routes: { "/films/[id]/a": { handler: say("a") }, "/films": { handler: say("f") } },
  };
  const mark = async (ctx: Ctx): Promise<Response> => {
    const response = await ctx.next();
    response.headers.set("x-mark", "yes");
    return response;
  };
  const handler = testHandler(site, (app) => app.use("/films/:id", mark).fsRoutes());
  assertEquals((await ask(handler, "/films/1/a")).response.headers.get("x-mark"), "yes");
  assertEquals((await ask(handler, "/films")).response.headers.get("x-mark"), null);
});

Deno.test("without an error page an HttpError is text with its status", async () => {
  const site = {
    routes: {
      "/gone": {
        handler: () => {
          throw new HttpError(410, "It is gone.");
        },
      },
      "/bare": {
        handler: () => {
          throw new HttpError(403);
        },
      },
    },
  };
  const handler = testHandler(site);
  const gone = await ask(handler, "/gone");
  assertEquals([gone.response.status, gone.text], [410, "It is gone."]);
  const bare = await ask(handler, "/bare");
  assertEquals([bare.response.status, bare.text], [403, "Forbidden"]);
  const missing = await ask(handler, "/missing");
  assertEquals([missing.response.status, missing.text], [404, "Not Found"]);
});

Deno.test("any other error is told to the log alone", async () => {
  const site = {
    routes: {
      "/a": {
        handler: () => {
          throw new Error("the password is hunter2");
        },
      },
    },
  };
  const logged = await loggedErrors(async () => {
    const { response, text } = await ask(testHandler(site), "/a");
    assertEquals([response.status, text], [500, "Internal server error"]);
  });
  assertMatch(String(logged[0]), /hunter2/);
});

Deno.test("an error page that fails itself leaves a plain 500", async () => {
  const broken = (): never => {
    throw new Error("broken again");
  };
  const logged = await loggedErrors(async () => {
    const { response, text } = await ask(
      testHandler({ routes: { "/_error": { default: broken } } }),
      "/a",
    );
    assertEquals([response.status, text], [500, "Internal server error"]);
  });
  assertMatch(String(logged[0]), /broken again/);
});

Deno.test("what is not a response is an error, not a hang", async () => {
  const nothing = { routes: { "/a": { handler: (() => undefined) as unknown as () => Response } } };
  const logged = await loggedErrors(async () => {
    assertEquals((await ask(testHandler(nothing), "/a")).response.status, 500);
  });
  assertMatch(String(logged[0]), /returned undefined, expected a Response or page/);
});

Deno.test("a page is wrapped into a document even without _app", async () => {
  const { text } = await ask(
    testHandler({ routes: { "/a": { default: () => h("p", null, "a") } } }),
    "/a",
  );
  assertEquals(
    text,
    '<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><p>a</p></body></html>',
  );
});

Deno.test("a page that is a whole document stays one", async () => {
  const whole = (): unknown => h("html", null, h("head", null), h("body", null, "a"));
  const site = { routes: { "/a": { default: whole as () => null } } };
  const { text } = await ask(testHandler(site), "/a");
  assertEquals(text, "<!DOCTYPE html><html><head></head><body>a</body></html>");
});

Deno.test("a node that two requests share is the same in both", async () => {
  const shared = h("html", null, h("head", null, h("title", null, "t")), h("body", null, "a"));
  const handler = testHandler({ routes: { "/a": { handler: (ctx: Ctx) => ctx.render(shared) } } });
  const [first, second] = [await ask(handler, "/a"), await ask(handler, "/a")];
  assertEquals(first.text, second.text);
});

Deno.test("a base path is part of every route, asset and script", async () => {
  const Box = (): null => null;
  const site = {
    routes: {
      "/index": { default: () => h(Box, null) },
      "/a": { handler: say("a") },
    },
    islands: { Box },
    files: { "/hello.txt": {} },
  };
  const app = new App<State>({ basePath: "/shop" });
  const handler = testHandler(site, (app) => app.use(staticFiles()).fsRoutes(), app);
  assertEquals((await ask(handler, "/shop/a")).text, "a");
  assertEquals((await ask(handler, "/a")).response.status, 404);
  assertEquals((await ask(handler, "/shop/hello.txt")).response.status, 200);
  assertEquals((await ask(handler, "/shopping/hello.txt")).response.status, 404);
  const { response, text } = await ask(handler, "/shop");
  assertStringIncludes(text, 'from"/shop/_fresh/js/Box.js"');
  assertStringIncludes(response.headers.get("link") ?? "", "</shop/_fresh/js/Box.js>");
});

Deno.test("csp() guards responses whose headers cannot be changed", async () => {
  const site = { routes: { "/a": { handler: () => Response.redirect("http://site.test/b") } } };
  const handler = testHandler(site, (app) => app.use(csp({ reportTo: "/reports" })).fsRoutes());
  const { response } = await ask(handler, "/a");
  assertEquals(response.status, 302);
  const policy = response.headers.get("content-security-policy") ?? "";
  assertStringIncludes(policy, "script-src 'self' 'unsafe-inline'");
  assertStringIncludes(policy, "report-uri /reports");
  assertEquals(response.headers.get("reporting-endpoints"), 'csp-endpoint="/reports"');
});

Deno.test("HEAD sends no body and reads none", async () => {
  let cancelled = false;
  const endless = new ReadableStream({
    cancel(): void {
      cancelled = true;
    },
  });
  const site = { routes: { "/a": { handler: { GET: () => new Response(endless) } } } };
  const { text } = await ask(testHandler(site), "/a", { method: "HEAD" });
  assertEquals(text, "");
  assert(cancelled);
});

Deno.test("two builds in one process do not mix their keys", async () => {
  const site = (buildId: string): ReturnType<typeof testHandler> =>
    testHandler({
      buildId,
      routes: { "/a": { default: () => h("img", { src: "/a.png" }) } },
      files: { "/a.png": {} },
    }, (app) => app.use(staticFiles()).fsRoutes());
  const [one, two] = [site("1111111111111111"), site("2222222222222222")];
  assertStringIncludes((await ask(one, "/a")).text, "/a.png?__frsh_c=1111111111111111");
  assertStringIncludes((await ask(two, "/a")).text, "/a.png?__frsh_c=2222222222222222");
  const kept = await ask(one, "/a.png?__frsh_c=1111111111111111");
  assertMatch(kept.response.headers.get("cache-control") ?? "", /immutable/);
});

Deno.test("handlers give page() what the page reads", async () => {
  const site = {
    routes: {
      "/a": {
        handlers: { GET: () => page({ n: 1 }, { status: 203 }) },
        default: ({ data }: PageProps<unknown, State>) => h("p", null, JSON.stringify(data)),
      },
    },
  };
  const { response, text } = await ask(testHandler(site), "/a");
  assertEquals(response.status, 203);
  assertStringIncludes(text, "<p>{&quot;n&quot;:1}</p>");
  assertFalse(text.includes("<script"));
});
