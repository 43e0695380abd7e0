import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { personRatedFilms, type RatedFilmSort } from "../catalog/person_ratings.ts";
import { ReelmatchError } from "../errors.ts";
import type { ApiEnv } from "./environment.ts";
import { filmJson, filmSchema } from "./film_json.ts";
import { refusals, unchanged } from "./openapi_app.ts";
import { limitParameter, offsetParameter, userPath } from "./parameters.ts";

const SORTS = [
  "rating",
  "-rating",
  "timestamp",
  "-timestamp",
  "title",
  "-title",
] as const satisfies readonly RatedFilmSort[];

const route = createRoute({
  method: "get",
  path: "/api/users/{user_id}/ratings",
  operationId: "listUserRatings",
  tags: ["people"],
  summary: "What a person rated",
  request: {
    params: userPath,
    query: z.object({
      sort: z.enum(SORTS).default("-timestamp"),
      limit: limitParameter(20),
      offset: offsetParameter,
    }),
  },
  responses: {
    200: {
      description: "One page of their ratings, and how many they gave.",
      content: {
        "application/json": {
          schema: z.object({
            total: z.int(),
            items: z.array(z.object({
              film: filmSchema,
              rating: z.number().openapi({ description: "In stars.", example: 4.5 }),
              timestamp: z.string().openapi({ format: "date-time" }),
            })),
          }).openapi("PersonRatings"),
        },
      },
    },
    ...unchanged,
    ...refusals,
  },
});

/** `GET /api/users/{user_id}/ratings`. */
export function addUserRatings(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const { user_id } = c.req.valid("param");
    const page = await personRatedFilms(c.var.snapshot.catalog, user_id, c.req.valid("query"));
    if (page.total === 0) throw new ReelmatchError("NOT_FOUND", `There is no person ${user_id}.`);
    const items = page.items.map(({ film, rating, timestamp }) => ({
      film: filmJson(film),
      rating,
      timestamp: new Date(timestamp * 1000).toISOString(),
    }));
    return c.json({ total: page.total, items }, 200);
  });
}
