import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { filmId } from "../ids.ts";
import type { ApiEnv } from "./environment.ts";
import { bodyRefusals, refusals } from "./openapi_app.ts";
import {
  recommendationJson,
  recommendationQueryOf,
  visitorBody,
  visitorRecommendationsSchema,
} from "./recommendation_json.ts";

const route = createRoute({
  method: "post",
  path: "/api/recommendations",
  operationId: "recommendToVisitor",
  tags: ["recommendations"],
  summary: "Films for somebody who brings their ratings along",
  description:
    "Nothing is stored. A film that is rated twice keeps its last rating; one that the catalogue " +
    "does not hold, as a newer snapshot may not, is left out and named.",
  request: {
    body: { required: true, content: { "application/json": { schema: visitorBody } } },
  },
  responses: {
    200: {
      description: "Best first.",
      content: { "application/json": { schema: visitorRecommendationsSchema } },
    },
    ...refusals,
    ...bodyRefusals,
  },
});

/** `POST /api/recommendations`. */
export function addVisitors(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const body = c.req.valid("json");
    const { recommender, titles } = c.var.snapshot;
    const known = body.ratings.filter(({ id }) => titles.has(id))
      .map(({ id, rating }) => ({ id: filmId(id), rating }));
    const list = await recommender.recommendVisitor(known, recommendationQueryOf(body));
    const unknown = body.ratings.map(({ id }) => id).filter((id) => !titles.has(id));
    return c.json({
      recommendations: list.map(recommendationJson),
      ignored: [...new Set(unknown)],
    }, 200);
  });
}
