import { genresSchema, LAST_PAGE } from "./answers.ts";
import type { Ask } from "./api.ts";
import { isPlain } from "./film.ts";
import type { TmdbOptions } from "./options.ts";
import { type Page, readDatedPages, readPages, resource } from "./pages.ts";

/** Before the first film that TMDB knows. */
const FIRST_DAY = "1870-01-01";

/**
 * The pages of films that the options ask for: the popular ones, then, where a day is given or more
 * pages are wanted than the popular ones have, those released since, by popularity.
 * @param today the last day of release, an ISO date
 * @param warn told in a sentence of films that no list shows
 */
export async function* readLists(
  ask: Ask,
  { language, region, pages, since }: TmdbOptions,
  today: string,
  warn: (sentence: string) => void,
): AsyncGenerator<Page> {
  const max = pages ?? Infinity;
  yield* readPages(ask, { path: "/movie/popular", query: { language, region } }, max);
  if (since === null && (pages === null || pages <= LAST_PAGE)) return;
  const of = (from: string, to: string) => ({
    path: "/discover/movie",
    query: {
      include_adult: "false",
      include_video: "false",
      language,
      region,
      "primary_release_date.gte": from,
      "primary_release_date.lte": to,
      sort_by: "popularity.desc",
    },
  });
  yield* readDatedPages(ask, { of, from: since ?? FIRST_DAY, to: today }, max, (day) => {
    warn(`More films are dated ${day} than TMDB lists: the least popular ones were left out.`);
  });
}

/** Names of genres by TMDB's ids; English where the language has none, or none that is a name. */
export async function readGenreNames(ask: Ask, language: string): Promise<Map<number, string>> {
  const names = await namesIn(ask, language);
  if (![...names.values()].includes(null)) return withNames(names);
  const english = await namesIn(ask, "en");
  return withNames(new Map([...names].map(([id, name]) => [id, name ?? english.get(id) ?? null])));
}

async function namesIn(ask: Ask, language: string): Promise<Map<number, string | null>> {
  const answer = await ask(resource("/genre/movie/list", { language }), genresSchema);
  return new Map(answer?.genres.map(({ id, name }) => [id, readName(name ?? "")]));
}

const readName = (text: string): string | null =>
  text.length <= 100 && isPlain(text) ? text.trim() || null : null;

const withNames = (names: ReadonlyMap<number, string | null>): Map<number, string> =>
  new Map([...names].filter((entry): entry is [number, string] => entry[1] !== null));
