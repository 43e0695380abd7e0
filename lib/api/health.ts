import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { getTmdbAge } from "../catalog/tmdb_age.ts";
import type { IngestStatus } from "../snapshots/ingest_status.ts";
import { type ApiEnv, requireSnapshot } from "./environment.ts";
import { everywhere } from "./openapi_app.ts";
import { problem, problemContent } from "./problem.ts";

/** What `/readyz` tells beside the snapshot that answers. */
export interface Readiness {
  /** Why the snapshot that should be in use is not, a sentence; `null` where all is well. */
  problem(): string | null;
  /** How the last ingest ended, `null` before the first. */
  lastIngest(): Promise<IngestStatus | null>;
  /** The system's clock if left out. */
  now?(): Date;
}

const aliveRoute = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "isAlive",
  tags: ["operations"],
  summary: "Whether the process answers",
  responses: {
    200: {
      description: "It does.",
      content: { "application/json": { schema: z.object({ status: z.literal("ok") }) } },
    },
    ...everywhere,
  },
});

const readySchema = z.object({
  status: z.literal("ready"),
  snapshot: z.string(),
  problem: z.string().nullable().openapi({
    description: "Why a newer snapshot is not in use; null where there is none.",
  }),
  last_ingest: z.object({
    ended_at: z.string().openapi({ format: "date-time" }),
    seconds: z.number(),
    ok: z.boolean(),
    snapshot: z.string().nullable(),
    next_run_at: z.string().nullable().openapi({ format: "date-time" }),
  }).nullable().openapi({ description: "How the last ingest ended; null where none has." }),
  tmdb_facts: z.object({
    oldest: z.string().openapi({ format: "date-time" }),
    renew_by: z.string().openapi({ format: "date-time" }),
    state: z.enum(["fresh", "due", "expired"]),
  }).nullable().openapi({
    description: "How old the facts are that TMDB's API told, which its terms allow to be kept " +
      "for six months; due 30 days before their end. An ingest of tmdb renews them. Null without.",
  }),
}).openapi("Ready");

const readyRoute = createRoute({
  method: "get",
  path: "/readyz",
  operationId: "isReady",
  tags: ["operations"],
  summary: "Whether a snapshot is loaded, or why not",
  responses: {
    200: { description: "One is.", content: { "application/json": { schema: readySchema } } },
    ...everywhere,
    503: { description: "None is; `detail` says why.", content: problemContent },
  },
});

/** `/healthz` and `/readyz`, for whoever watches the process. */
export function addHealth(app: OpenAPIHono<ApiEnv>, readiness: Readiness): void {
  app.openapi(aliveRoute, (c) => c.json({ status: "ok" as const }, 200));
  app.use("/readyz", async (c, next) => {
    const why = readiness.problem();
    if (c.env.snapshot !== null || why === null) return await requireSnapshot(c, next);
    return problem(c, 503, { detail: why });
  });
  app.openapi(readyRoute, async (c) => {
    const status = await readiness.lastIngest();
    const age = await getTmdbAge(c.var.snapshot.catalog, readiness.now?.() ?? new Date());
    return c.json(
      {
        status: "ready" as const,
        snapshot: c.var.snapshot.manifest.id,
        problem: readiness.problem(),
        last_ingest: status && {
          ended_at: status.ended_at,
          seconds: status.seconds,
          ok: status.ok,
          snapshot: status.snapshot,
          next_run_at: status.next_run_at,
        },
        tmdb_facts: age && { oldest: age.oldest, renew_by: age.renewBy, state: age.state },
      },
      200,
      { "Cache-Control": "no-store" },
    );
  });
}
