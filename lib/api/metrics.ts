import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Manifest } from "../snapshots/manifest.ts";
import type { ApiEnv } from "./environment.ts";
import { everywhere } from "./openapi_app.ts";

/** Metrics as they are sent. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

/** Gives what the process counts about itself and the snapshot that answers. */
export type MetricsReader = (snapshot: Manifest | null) => Promise<MetricsText>;

const route = createRoute({
  method: "get",
  path: "/metrics",
  operationId: "getMetrics",
  tags: ["operations"],
  summary: "Requests, latencies, the snapshot and memory",
  responses: {
    200: {
      description: "Prometheus' text format.",
      content: { "text/plain": { schema: z.string() } },
    },
    ...everywhere,
  },
});

/** `GET /metrics`. */
export function addMetrics(app: OpenAPIHono<ApiEnv>, render: MetricsReader): void {
  app.openapi(route, async (c) => {
    const { contentType, text } = await render(c.env.snapshot?.manifest ?? null);
    return c.text(text, 200, { "Content-Type": contentType, "Cache-Control": "no-store" });
  });
}
