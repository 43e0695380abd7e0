import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type ApiEnv, requireSnapshot } from "./environment.ts";
import { everywhere, refusals } from "./openapi_app.ts";

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

const readyRoute = createRoute({
  method: "get",
  path: "/readyz",
  operationId: "isReady",
  tags: ["operations"],
  summary: "Whether a snapshot is loaded",
  middleware: requireSnapshot,
  responses: {
    200: {
      description: "One is.",
      content: {
        "application/json": {
          schema: z.object({ status: z.literal("ready"), snapshot: z.string() }),
        },
      },
    },
    ...everywhere,
    503: refusals[503],
  },
});

/** `/healthz` and `/readyz`, for whoever watches the process. */
export function addHealth(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(aliveRoute, (c) => c.json({ status: "ok" as const }, 200));
  app.openapi(readyRoute, (c) => {
    const { id } = c.var.snapshot.manifest;
    return c.json({ status: "ready" as const, snapshot: id }, 200);
  });
}
