import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "./environment.ts";
import { refusals } from "./openapi_app.ts";

const modelSchema = z.object({
  id: z.string().openapi({ description: "The snapshot's id.", example: "20261123T120000Z-1a2b3c" }),
  created_at: z.string().openapi({ format: "date-time" }),
  parent: z.string().nullable(),
  counts: z.object({ films: z.int(), ratings: z.int(), people: z.int() }),
  models: z.record(z.string(), z.unknown()),
  evaluation: z.record(z.string(), z.unknown()),
  sources: z.array(z.record(z.string(), z.unknown())),
}).openapi("Model");

const route = createRoute({
  method: "get",
  path: "/api/models/current",
  tags: ["models"],
  summary: "The snapshot in use: its data, settings and measured quality",
  responses: {
    200: {
      description: "From its manifest.",
      content: { "application/json": { schema: modelSchema } },
    },
    503: refusals[503],
  },
});

/** `GET /api/models/current`. */
export function addModels(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, (c) => {
    const { id, created_at, parent, counts, models, evaluation, sources } = c.var.snapshot.manifest;
    return c.json({ id, created_at, parent, counts, models, evaluation, sources }, 200);
  });
}
