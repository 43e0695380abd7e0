import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { App, HttpError } from "fresh";
import { createApi } from "../api/app.ts";
import { documentOf } from "../api/document.ts";
import { PLAIN_OPTIONS } from "../api/testing.ts";
import type { State } from "../site.ts";
import { dayId } from "../snapshots/testing.ts";
import { answerFromSnapshot } from "./answer.ts";
import { measureRequests } from "./measure.ts";
import { createMetrics, type Metrics } from "./metrics.ts";

const render = async (metrics: Metrics) => (await metrics.render(null)).text;

/** An application before its first snapshot, with one path that fails. */
function measured(metrics: Metrics) {
  const api = createApi({
    ...PLAIN_OPTIONS,
    renderMetrics: metrics.render,
  });
  const serving = {
    lease: () => ({ snapshot: null, [Symbol.dispose]() {} }),
    problem: () => null,
    refresh: () => Promise.resolve(),
    [Symbol.dispose]() {},
  };
  return new App<State>()
    .use(measureRequests(metrics.countRequest))
    .use((ctx) => {
      if (ctx.url.pathname === "/fails") throw new HttpError(418);
      return ctx.next();
    })
    .use(answerFromSnapshot({
      listSnapshots: () => Promise.resolve([]),
      lastIngest: () => Promise.resolve(null),
      serving,
      api,
      apiDocument: documentOf(api, "test"),
      postersEnabled: false,
      trustedProxies: 0,
    }))
    .handler();
}

Deno.test("requests are counted by pattern, never by path", async () => {
  const metrics = createMetrics("test");
  const handler = measured(metrics);
  const paths = [
    "/healthz",
    "/api/movies/987654321",
    "/api/movies/987654322/similar?limit=3",
    "/recommend_movies/471147114",
    "/api/no-such-thing",
    "/no-such-page",
  ];
  for (const path of paths) await (await handler(new Request(`http://x${path}`))).text();
  await handler(new Request("http://x/healthz", { method: "PURGE" }));
  const text = await render(metrics);
  for (
    const line of [
      'http_requests_total{route="/healthz",method="GET",status="200"} 1',
      'http_requests_total{route="/api/movies/:id",method="GET",status="503"} 1',
      'http_requests_total{route="/api/movies/:id/similar",method="GET",status="503"} 1',
      'http_requests_total{route="/recommend_movies/:user_id",method="GET",status="503"} 1',
      'http_requests_total{route="none",method="GET",status="404"} 2',
      'http_request_duration_seconds_count{route="/api/movies/:id",method="GET"} 1',
    ]
  ) assertStringIncludes(text, line + "\n");
  assertStringIncludes(text, 'method="other"');
  for (const own of ["98765", "471147114", "no-such", "PURGE"]) {
    assert(!text.includes(own), `${own} is chosen by the client`);
  }
});

Deno.test("a failure that nobody answered is counted with its status", async () => {
  const metrics = createMetrics("test");
  await measured(metrics)(new Request("http://x/fails"));
  assertStringIncludes(
    await render(metrics),
    'http_requests_total{route="none",method="GET",status="418"} 1\n',
  );
});

Deno.test("the scrape itself is Prometheus' text", async () => {
  const response = await measured(createMetrics("test"))(new Request("http://x/metrics"));
  assertEquals(response.headers.get("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  const lines = (await response.text()).trim().split("\n");
  for (const line of lines) {
    assert(/^(# (HELP|TYPE) |[a-z_]+(\{.*\})? [-+.\de]+$|$)/.test(line), line);
  }
});

Deno.test("the first snapshot is no swap, the next ones are, and refusals are counted apart", async () => {
  const metrics = createMetrics("test");
  metrics.countSnapshot({});
  assertStringIncludes(await render(metrics), "reelmatch_snapshot_swaps_total 0\n");
  metrics.countSnapshot({ error: new Error("damaged") });
  metrics.countSnapshot({});
  const text = await render(metrics);
  assertStringIncludes(text, "reelmatch_snapshot_swaps_total 1\n");
  assertStringIncludes(text, "reelmatch_snapshot_refusals_total 1\n");
});

Deno.test("only the snapshot in use is named, with its age", async () => {
  const metrics = createMetrics("test");
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  await metrics.render({ id: dayId(1), created_at: hourAgo });
  const { text } = await metrics.render({ id: dayId(2), created_at: hourAgo });
  assertStringIncludes(text, `reelmatch_snapshot_info{id="${dayId(2)}"} 1\n`);
  assert(!text.includes(dayId(1)));
  const age = Number(/^reelmatch_snapshot_age_seconds (\S+)$/m.exec(text)?.[1]);
  assert(age >= 3600 && age < 3700, `${age}`);
  assert(Number(/^reelmatch_memory_bytes\{kind="resident"\} (\S+)$/m.exec(text)?.[1]) > 1e6);
});
