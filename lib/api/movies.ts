import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { getFilmCredits } from "../catalog/film_credits.ts";
import { type FilmOrigin, filmOrigins } from "../catalog/film_origins.ts";
import { getFilm, ratingHistogram } from "../catalog/films.ts";
import { findFilms } from "../catalog/find_films.ts";
import { FACT_ORIGINS } from "../catalog/staging.ts";
import { ReelmatchError } from "../errors.ts";
import type { ApiEnv } from "./environment.ts";
import { filmJson, filmSchema } from "./film_json.ts";
import { everywhere, refusals, unchanged } from "./openapi_app.ts";
import {
  filmPath,
  filmSortParameter,
  filterOf,
  filterShape,
  limitParameter,
  offsetParameter,
} from "./parameters.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/movies",
  operationId: "listMovies",
  tags: ["films"],
  summary: "Films by title, genre, year, language and votes",
  request: {
    query: z.object({
      ...filterShape,
      sort: filmSortParameter,
      limit: limitParameter(20),
      offset: offsetParameter,
    }),
  },
  responses: {
    200: {
      description: "One page of the films that match, and how many match.",
      content: {
        "application/json": {
          schema: z.object({ total: z.int(), items: z.array(filmSchema) }).openapi("Films"),
        },
      },
    },
    ...unchanged,
    ...everywhere,
    400: refusals[400],
    429: refusals[429],
    503: refusals[503],
  },
});

const namesSchema = z.array(z.string());

const detailSchema = filmSchema.extend({
  directors: namesSchema,
  actors: namesSchema.openapi({ description: "The most prominent ones first, at most eight." }),
  keywords: namesSchema.openapi({ description: "What it is about." }),
  origins: z.array(z.object({
    origin: z.enum(FACT_ORIGINS),
    source: z.string(),
    fetched_at: z.string().nullable().openapi({ format: "date-time" }),
    fields: namesSchema,
  })).openapi({ description: "Which record each fact is from, the most trusted record first." }),
  rating_histogram: z.array(z.object({ rating: z.number(), count: z.int() })),
}).openapi("FilmDetail");

const filmRoute = createRoute({
  method: "get",
  path: "/api/movies/{id}",
  operationId: "getMovie",
  tags: ["films"],
  summary: "One film with who made it and the distribution of its ratings",
  request: { params: filmPath },
  responses: {
    200: {
      description: "The film's facts.",
      content: { "application/json": { schema: detailSchema } },
    },
    ...unchanged,
    ...refusals,
  },
});

const similarRoute = createRoute({
  method: "get",
  path: "/api/movies/{id}/similar",
  operationId: "listSimilarMovies",
  tags: ["films"],
  summary: "Films near a film by taste",
  request: { params: filmPath, query: z.object({ limit: limitParameter(10) }) },
  responses: {
    200: {
      description: "Nearest first; empty for a film that nobody rated.",
      content: {
        "application/json": {
          schema: z.object({
            items: z.array(z.object({ film: filmSchema, similarity: z.number() })),
          }).openapi("SimilarFilms"),
        },
      },
    },
    ...unchanged,
    ...refusals,
  },
});

/** The film lists and single films. */
export function addMovies(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(listRoute, async (c) => {
    const query = c.req.valid("query");
    const { sort, limit, offset } = query;
    const { catalog, titles } = c.var.snapshot;
    const page = await findFilms(catalog, titles, {
      ...filterOf(query),
      sort: sort ?? "relevance",
      limit,
      offset,
    });
    return c.json({ total: page.total, items: page.items.map(filmJson) }, 200);
  });
  app.openapi(filmRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { catalog } = c.var.snapshot;
    const film = await getFilm(catalog, id);
    if (film === null) {
      throw new ReelmatchError("NOT_FOUND", `There is no film ${id} in the catalogue.`);
    }
    const [{ directors, actors, keywords }, origins, histogram] = await Promise.all([
      getFilmCredits(catalog, id),
      filmOrigins(catalog, id),
      ratingHistogram(catalog, id),
    ]);
    return c.json(
      {
        ...filmJson(film),
        directors: [...directors],
        actors: [...actors],
        keywords: [...keywords],
        origins: origins.map(originJson),
        rating_histogram: [...histogram],
      },
      200,
    );
  });
  app.openapi(similarRoute, async (c) => {
    const { id } = c.req.valid("param");
    const near = await c.var.snapshot.recommender.similar(id, c.req.valid("query").limit);
    const items = near.map(({ film, similarity }) => ({ film: filmJson(film), similarity }));
    return c.json({ items }, 200);
  });
}

/** Names of facts as they are called on the wire. */
const originJson = ({ origin, source, fetchedAt, fields }: FilmOrigin) => ({
  origin,
  source,
  fetched_at: fetchedAt,
  fields: fields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
});
