import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { getPerson } from "../catalog/people.ts";
import { ReelmatchError } from "../errors.ts";
import { round } from "../ui/round.ts";
import type { ApiEnv } from "./environment.ts";
import { filmPath, userPath } from "./parameters.ts";
import { refusals, unchanged } from "./openapi_app.ts";
import {
  recommendationJson,
  recommendationQuery,
  recommendationQueryOf,
  recommendationsSchema,
} from "./recommendation_json.ts";

const personSchema = z.object({
  id: z.int(),
  rating_count: z.int(),
  rating_mean: z.number(),
  histogram: z.array(z.object({ rating: z.number(), count: z.int() })),
  favourite_genres: z.array(z.object({ genre: z.string(), ratings: z.int(), mean: z.number() })),
  first_rating: z.string().openapi({ format: "date" }),
  last_rating: z.string().openapi({ format: "date" }),
  active_years: z.int().openapi({ description: "Calendar years with at least one rating." }),
}).openapi("Person");

const personRoute = createRoute({
  method: "get",
  path: "/api/users/{user_id}",
  operationId: "getUser",
  tags: ["people"],
  summary: "How a person rates",
  request: { params: userPath },
  responses: {
    200: {
      description: "Counts, mean, distribution and favourite genres.",
      content: { "application/json": { schema: personSchema } },
    },
    ...unchanged,
    ...refusals,
  },
});

const recommendationsRoute = createRoute({
  method: "get",
  path: "/api/users/{user_id}/recommendations",
  operationId: "recommendToUser",
  tags: ["recommendations"],
  summary: "Films for a known person, with reasons and uncertainty",
  request: { params: userPath, query: recommendationQuery },
  responses: {
    200: {
      description: "Best first.",
      content: { "application/json": { schema: recommendationsSchema } },
    },
    ...unchanged,
    ...refusals,
  },
});

const predictionRoute = createRoute({
  method: "get",
  path: "/api/users/{user_id}/predictions/{id}",
  operationId: "predictRating",
  tags: ["recommendations"],
  summary: "The rating a person would give one film",
  request: { params: userPath.extend(filmPath.shape) },
  responses: {
    200: {
      description: "In stars, with its standard deviation.",
      content: {
        "application/json": {
          schema: z.object({
            user_id: z.int(),
            id: z.int(),
            rating_predicted: z.number(),
            rating_sd: z.number(),
          }).openapi("Prediction"),
        },
      },
    },
    ...unchanged,
    ...refusals,
  },
});

/** What is asked about one known person. */
export function addUsers(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(personRoute, async (c) => {
    const { user_id } = c.req.valid("param");
    const person = await getPerson(c.var.snapshot.catalog, user_id);
    if (person === null) throw new ReelmatchError("NOT_FOUND", `There is no person ${user_id}.`);
    return c.json({
      id: person.id,
      rating_count: person.ratingCount,
      rating_mean: round(person.ratingMean),
      histogram: [...person.histogram],
      favourite_genres: person.favouriteGenres.map(({ genre, ratings, mean }) => ({
        genre,
        ratings,
        mean: round(mean),
      })),
      first_rating: person.firstRating,
      last_rating: person.lastRating,
      active_years: person.activeYears,
    }, 200);
  });
  app.openapi(recommendationsRoute, async (c) => {
    const { user_id } = c.req.valid("param");
    const query = recommendationQueryOf(c.req.valid("query"));
    const list = await c.var.snapshot.recommender.recommend(user_id, query);
    return c.json({ recommendations: list.map(recommendationJson) }, 200);
  });
  app.openapi(predictionRoute, async (c) => {
    const { user_id, id } = c.req.valid("param");
    const { mean, sd } = await c.var.snapshot.recommender.predict(user_id, id);
    return c.json({ user_id, id, rating_predicted: round(mean), rating_sd: round(sd) }, 200);
  });
}
