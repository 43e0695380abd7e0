import type { TmdbAccess } from "../sources/tmdb/access.ts";
import { type Answer, type Asked, type LocalServer, startLocalServer } from "./local_server.ts";

/** A film as `/movie/{id}` tells it; whatever else is in it is told as it is. */
export interface PlayedFilm {
  readonly id: number;
  readonly release_date?: unknown;
  readonly popularity?: unknown;
  readonly [fact: string]: unknown;
}

/** What a server that plays TMDB knows and how it behaves. */
export interface PlayedTmdb {
  films: readonly PlayedFilm[];
  /** How many films a page has; TMDB's has 20. */
  readonly pageSize?: number;
  /** The films that were edited and on which day. */
  readonly changes?: readonly { readonly id: number; readonly on: string }[];
  /** An answer in place of the right one. @param times how often the same was asked before */
  readonly interfere?: (asked: Asked, times: number) => Answer | undefined;
}

/** The keys that the server takes. */
export const TEST_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ0ZXN0In0.s1gn-atur3_of.test";
export const TEST_API_KEY = "0123456789abcdef0123456789abcdef";

const GENRES = { 18: "Drama", 35: "Comedy", 27: "Horror", 878: "Science Fiction" };
const FRENCH: Readonly<Record<string, string>> = { Drama: "Drame", Comedy: "Comédie" };

/** The film that is numbered so, without pattern in its facts, with all of them right. */
export function playedFilm(id: number, facts: Readonly<Record<string, unknown>> = {}): PlayedFilm {
  const day = String(1 + id % 28).padStart(2, "0");
  return {
    id,
    adult: false,
    title: `Film ${id}`,
    original_title: `Le film ${id}`,
    overview: `About ${id}.`,
    original_language: "fr",
    release_date: `${1990 + id % 30}-${String(1 + id % 12).padStart(2, "0")}-${day}`,
    poster_path: `/poster${id}.jpg`,
    popularity: (id * 7919 % 1000) / 10,
    vote_average: 5 + id % 5,
    vote_count: 10 + id,
    genres: [{ id: 18, name: "Drama" }, { id: id % 2 === 0 ? 35 : 27, name: "Other" }],
    runtime: 80 + id % 60,
    imdb_id: `tt${String(id).padStart(7, "0")}`,
    ...facts,
  };
}

interface Indexed extends PlayedTmdb {
  readonly told: readonly PlayedFilm[];
  readonly byId: ReadonlyMap<number, PlayedFilm>;
}

/** The same, its films the most popular first. */
const indexed = (played: PlayedTmdb): Indexed => ({
  ...played,
  told: played.films,
  films: played.films.toSorted((a, b) =>
    Number(b.popularity) - Number(a.popularity) || a.id - b.id
  ),
  byId: new Map(played.films.map((film) => [film.id, film])),
});

/** Starts a server that plays TMDB's API below `/3`; what it knows may be exchanged meanwhile. */
export function playTmdb(played: PlayedTmdb): Promise<LocalServer> {
  const times = new Map<string, number>();
  let known = indexed(played);
  return startLocalServer((asked) => {
    const before = times.get(asked.path) ?? 0;
    times.set(asked.path, before + 1);
    if (known.told !== played.films) known = indexed(played);
    return played.interfere?.(asked, before) ?? answerOf(known, asked);
  });
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { "content-type": "application/json;charset=utf-8" },
  body: JSON.stringify(value),
});

function answerOf({ films, byId, pageSize = 20, changes = [] }: Indexed, asked: Asked): Answer {
  const { pathname, searchParams: query } = asked.url;
  const key = asked.headers.get("authorization") ?? query.get("api_key");
  if (key !== `Bearer ${TEST_TOKEN}` && key !== TEST_API_KEY) {
    return json({ status_code: 7, status_message: `Invalid API key: ${key}`, success: false }, 401);
  }
  const paged = <T>(results: readonly T[], tell: (result: T) => unknown): Answer => {
    const page = Number(query.get("page") ?? 1);
    if (page > 500) return json({ status_code: 22, status_message: "Invalid page" }, 400);
    const from = (page - 1) * pageSize;
    return json({
      page,
      results: results.slice(from, from + pageSize).map(tell),
      total_pages: Math.max(1, Math.ceil(results.length / pageSize)),
      total_results: results.length,
    });
  };
  const id = /^\/3\/movie\/(\d+)$/.exec(pathname)?.[1];
  const film = byId.get(Number(id));
  if (film !== undefined) return json(film);
  const within = (day: unknown, from: string, to: string): boolean =>
    typeof day === "string" && day >= (query.get(from) ?? "") && day <= (query.get(to) ?? "9");
  switch (pathname) {
    case "/3/genre/movie/list":
      return json({ genres: genresIn(query.get("language") ?? "en-US") });
    case "/3/movie/popular":
      return paged(films, listed);
    case "/3/discover/movie":
      return paged(
        films.filter(({ release_date }) =>
          within(release_date, "primary_release_date.gte", "primary_release_date.lte")
        ),
        listed,
      );
    case "/3/movie/changes":
      return paged(
        changes.filter(({ on }) => within(on, "start_date", "end_date")),
        ({ id }) => ({ id, adult: false }),
      );
    default:
      return json({ status_code: 34, status_message: "Not found", success: false }, 404);
  }
}

const genresIn = (language: string) =>
  Object.entries(GENRES).map(([id, name]) => ({
    id: Number(id),
    name: language.startsWith("fr") ? FRENCH[name] ?? null : name,
  }));

/** What a list tells of a film: ids of genres, no runtime, no id of IMDb. */
function listed(film: PlayedFilm): Record<string, unknown> {
  const { genres, runtime: _runtime, imdb_id: _imdb, ...rest } = film;
  const ids = Array.isArray(genres) ? genres.map(({ id }) => id) : genres;
  return { ...rest, ...(ids !== undefined && { genre_ids: ids }) };
}

/** How a played server is asked, as fast as tests like. */
export const accessTo = ({ origin }: Pick<LocalServer, "origin">): TmdbAccess => ({
  url: `${origin}/3`,
  token: TEST_TOKEN,
  apiKey: null,
  requestsPerSecond: 1000,
});
