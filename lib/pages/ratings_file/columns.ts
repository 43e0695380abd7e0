/** What a column of somebody's ratings may tell. */
export type ColumnMeaning =
  | "tmdbId"
  | "movieLensId"
  | "imdbId"
  | "title"
  | "year"
  | "stars"
  | "tenths"
  | "date"
  | "seconds"
  | "person";

/**
 * The columns of the files that Letterboxd, MovieLens and IMDb give out, by their names without case
 * and spaces. `tenths` are ratings from 1 to 10, two a star.
 */
const MEANINGS: ReadonlyMap<string, ColumnMeaning> = new Map([
  ["tmdbid", "tmdbId"],
  ["movieid", "movieLensId"],
  ["imdbid", "imdbId"],
  ["const", "imdbId"],
  ["name", "title"],
  ["title", "title"],
  ["year", "year"],
  ["rating", "stars"],
  ["rating10", "tenths"],
  ["yourrating", "tenths"],
  ["date", "date"],
  ["watcheddate", "date"],
  ["daterated", "date"],
  ["timestamp", "seconds"],
  ["userid", "person"],
]);

/** Where each meaning stands in a header; of two columns that mean the same the first counts. */
export type ColumnPlaces = ReadonlyMap<ColumnMeaning, number>;

/** Where the known columns of a header stand, `null` where ratings or films cannot be told. */
export function placesOf(header: readonly string[]): ColumnPlaces | null {
  const places = new Map<ColumnMeaning, number>();
  header.forEach((name, at) => {
    const meaning = MEANINGS.get(name.toLowerCase().replaceAll(/[\s_]/g, ""));
    if (meaning !== undefined && !places.has(meaning)) places.set(meaning, at);
  });
  const tellsRatings = places.has("stars") || places.has("tenths");
  const tellsFilms = (["tmdbId", "imdbId", "movieLensId", "title"] as const)
    .some((meaning) => places.has(meaning));
  return tellsRatings && tellsFilms ? places : null;
}
