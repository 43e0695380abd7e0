import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { round } from "../ui/round.ts";
import type { ApiEnv } from "./environment.ts";
import { refusals, unchanged } from "./openapi_app.ts";
import { limitParameter, userPath } from "./parameters.ts";

const answerSchema = z.object({
  user_id: z.int().openapi({ example: 1 }),
  recommendations: z.array(z.object({
    id: z.int().openapi({ description: "TMDB id.", example: 299536 }),
    title: z.string().openapi({ example: "Avengers: Infinity War" }),
    rating_predicted: z.number().openapi({ description: "Stars, to 2 places.", example: 4.8 }),
  })),
}).openapi("RecommendMovies");

const route = (path: string, operationId: string) =>
  createRoute({
    method: "get",
    path,
    operationId,
    tags: ["recommendations"],
    summary: "The films a person would enjoy most, by descending predicted rating",
    request: { params: userPath, query: z.object({ limit: limitParameter(10) }) },
    responses: {
      200: {
        description: "Never a film that they have rated.",
        content: { "application/json": { schema: answerSchema } },
      },
      ...unchanged,
      ...refusals,
    },
  });

const PATHS = [
  ["/recommend_movies/{user_id}", "recommendMovies"],
  ["/api/recommend_movies/{user_id}", "recommendMoviesUnderApi"],
] as const;

/** `GET /recommend_movies/{user_id}`, at the root and under `/api`. */
export function addRecommendMovies(app: OpenAPIHono<ApiEnv>): void {
  for (const [path, operationId] of PATHS) {
    app.openapi(route(path, operationId), async (c) => {
      const { user_id } = c.req.valid("param");
      const { limit } = c.req.valid("query");
      const list = await c.var.snapshot.recommender.bestFilms(user_id, limit);
      const recommendations = list.map(({ film, ratingPredicted }) => ({
        id: film.id,
        title: film.title,
        rating_predicted: round(ratingPredicted),
      }));
      return c.json({ user_id, recommendations }, 200);
    });
  }
}
