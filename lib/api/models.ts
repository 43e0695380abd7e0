import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ListedSnapshot } from "../snapshots/list.ts";
import type { Manifest } from "../snapshots/manifest.ts";
import { taggedByContent } from "./by_content.ts";
import type { ApiEnv } from "./environment.ts";
import { everywhere, refusals, unchanged } from "./openapi_app.ts";

const differenceSchema = z.object({ difference: z.number(), low: z.number(), high: z.number() })
  .openapi("Difference", {
    description: "A figure less that of the snapshot it was compared with, and its 95 % interval.",
  });

const modelSchema = z.object({
  id: z.string().openapi({ description: "The snapshot's id.", example: "20261123T120000Z-1a2b3c" }),
  created_at: z.string().openapi({ format: "date-time" }),
  parent: z.string().nullable(),
  counts: z.object({ films: z.int(), ratings: z.int(), people: z.int() }),
  models: z.record(z.string(), z.unknown()),
  evaluation: z.record(z.string(), z.unknown()),
  sources: z.array(z.record(z.string(), z.unknown())),
  promotion: z.object({
    activated: z.boolean(),
    compared_with: z.string().nullable(),
    people: z.int(),
    rmse: differenceSchema.optional(),
    ndcg_at_10: differenceSchema.optional(),
    reason: z.string(),
  }).nullable().openapi({
    description: "Whether it was let become current, and why; null where that was not kept.",
  }),
}).openapi("Model");

const currentRoute = createRoute({
  method: "get",
  path: "/api/models/current",
  operationId: "getCurrentModel",
  tags: ["models"],
  summary: "The snapshot in use: its data, settings and measured quality",
  responses: {
    200: {
      description: "From its manifest.",
      content: { "application/json": { schema: modelSchema } },
    },
    ...unchanged,
    ...everywhere,
    429: refusals[429],
    503: refusals[503],
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/api/models",
  operationId: "listModels",
  tags: ["models"],
  summary: "Every published snapshot, newest first",
  middleware: taggedByContent,
  responses: {
    200: {
      description: "From their manifests; one whose manifest is damaged is left out.",
      content: {
        "application/json": {
          schema: z.object({
            current: z.string().nullable()
              .openapi({ description: "Id of the snapshot that answers; null before the first." }),
            items: z.array(modelSchema),
          }).openapi("Models"),
        },
      },
    },
    ...unchanged,
    ...everywhere,
    429: refusals[429],
  },
});

/** Reads the published snapshots, newest first. */
export type SnapshotReader = () => Promise<readonly ListedSnapshot[]>;

/**
 * `GET /api/models` and `/api/models/current`. A snapshot with a damaged manifest is left out of the
 * list, since its reason may name a path of the machine; `deno task snapshots list` shows it.
 */
export function addModels(app: OpenAPIHono<ApiEnv>, listSnapshots: SnapshotReader): void {
  app.openapi(listRoute, async (c) => {
    const usable = (await listSnapshots()).flatMap((one) => "manifest" in one ? one.manifest : []);
    const current = c.env.snapshot?.manifest.id ?? null;
    return c.json({ current, items: usable.map(modelJson) }, 200);
  });
  app.openapi(currentRoute, (c) => c.json(modelJson(c.var.snapshot.manifest), 200));
}

const modelJson = (manifest: Manifest): z.infer<typeof modelSchema> => {
  const { id, created_at, parent, counts, models, evaluation, sources } = manifest;
  const promotion = manifest.promotion ?? null;
  return { id, created_at, parent, counts, models, evaluation, sources, promotion };
};
