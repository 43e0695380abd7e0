import { z } from "@hono/zod-openapi";
import { RATING_MAX, RATING_MIN } from "../catalog/schema.ts";
import type { Recommendation, RecommendationQuery } from "../recommender/recommendation.ts";
import { round } from "../ui/round.ts";
import { filmJson, filmNameSchema, filmSchema } from "./film_json.ts";
import { filterOf, filterShape, flagParameter, limitParameter } from "./parameters.ts";

/** One recommended film on the wire, with why it is. */
export const recommendationSchema = z.object({
  film: filmSchema,
  rating_predicted: z.number().openapi({ description: "Expected rating in stars." }),
  rating_sd: z.number().openapi({ description: "Standard deviation of that rating." }),
  score: z.number().openapi({ description: "What the list is chosen by." }),
  because: z.array(z.object({ film: filmNameSchema, share: z.number() })).openapi({
    description: "The person's own films that carried the score most.",
  }),
  because_rest: z.number().openapi({
    description:
      "What their other films added: the shares and this sum to the score. Of popular films the " +
      "whole score.",
  }),
  source: z.enum(["taste", "popular"]),
}).openapi("Recommendation");

export const recommendationsSchema = z.object({
  recommendations: z.array(recommendationSchema),
}).openapi("Recommendations");

/** A visitor's list, and which of their films it could not take into account. */
export const visitorRecommendationsSchema = recommendationsSchema.extend({
  ignored: z.array(z.int()).openapi({
    description: "Ids of the rated films that the catalogue does not hold.",
  }),
}).openapi("VisitorRecommendations");

const order = z.enum(["taste", "rating"]).default("taste").openapi({
  description: "By how well a film fits, or by predicted stars.",
});

/** The query of a known person's list. */
export const recommendationQuery = z.object({
  ...filterShape,
  limit: limitParameter(10),
  order,
  include_seen: flagParameter,
  explore: z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/, "expected a number from 0 to 1").optional()
    .transform((text) => text === undefined ? 0 : Number(text))
    .openapi({ type: "number", minimum: 0, maximum: 1, default: 0, param: { name: "explore" } }),
});

const OFF_SCALE = `expected stars from ${RATING_MIN} to ${RATING_MAX}`;

/** As many as fit into the largest body that is taken. */
const MAX_RATINGS = 2000;
const jsonYear = z.int().min(1800).max(2200).optional();

/** The body of a visitor's request: the same settings as JSON values, and the ratings. */
export const visitorBody = z.strictObject({
  ratings: z.array(
    z.strictObject({
      id: z.int().min(1).max(2_147_483_647).openapi({ description: "TMDB id.", example: 550 }),
      rating: z.number().min(RATING_MIN, OFF_SCALE).max(RATING_MAX, OFF_SCALE)
        .openapi({ description: "In stars.", example: 4.5 }),
    }),
  ).max(MAX_RATINGS),
  q: z.string().max(200).optional(),
  genre: z.string().max(50).optional(),
  year_from: jsonYear,
  year_to: jsonYear,
  language: z.string().regex(/^[a-z]{2}$/).optional(),
  min_votes: z.int().min(0).optional(),
  limit: z.int().min(1).max(100).default(10),
  order,
  include_seen: z.boolean().default(false),
  explore: z.number().min(0).max(1).default(0),
}).openapi("VisitorRequest");

/** The wire's names of a request in the code's. */
export function recommendationQueryOf(
  query: z.infer<typeof recommendationQuery> | z.infer<typeof visitorBody>,
): RecommendationQuery {
  return {
    ...filterOf(query),
    limit: query.limit,
    order: query.order,
    includeSeen: query.include_seen,
    explore: query.explore,
  };
}

export function recommendationJson(
  recommendation: Recommendation,
): z.infer<typeof recommendationSchema> {
  const { film, because } = recommendation;
  return {
    film: filmJson(film),
    rating_predicted: round(recommendation.ratingPredicted),
    rating_sd: round(recommendation.ratingSd),
    score: recommendation.score,
    because: because.map(({ film, share }) => ({
      film: { id: film.id, title: film.title },
      share,
    })),
    because_rest: recommendation.becauseRest,
    source: recommendation.source,
  };
}
