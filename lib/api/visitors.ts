import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { filmId } from "../ids.ts";
import type { ApiEnv } from "./environment.ts";
import { bodyRefusals, refusals } from "./openapi_app.ts";
import {
  recommendationJson,
  recommendationQueryOf,
  recommendationsSchema,
  visitorBody,
} from "./recommendation_json.ts";

const route = createRoute({
  method: "post",
  path: "/api/recommendations",
  operationId: "recommendToVisitor",
  tags: ["recommendations"],
  summary: "Films for somebody who brings their ratings along",
  description: "Nothing is stored. A film that is rated twice keeps its last rating.",
  request: {
    body: { required: true, content: { "application/json": { schema: visitorBody } } },
  },
  responses: {
    200: {
      description: "Best first.",
      content: { "application/json": { schema: recommendationsSchema } },
    },
    ...refusals,
    ...bodyRefusals,
  },
});

/** `POST /api/recommendations`. */
export function addVisitors(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const body = c.req.valid("json");
    const ratings = body.ratings.map(({ id, rating }) => ({ id: filmId(id), rating }));
    const list = await c.var.snapshot.recommender.recommendVisitor(
      ratings,
      recommendationQueryOf(body),
    );
    return c.json({ recommendations: list.map(recommendationJson) }, 200);
  });
}
