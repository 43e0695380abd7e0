import { labelFeatures, type SparseFeatures } from "./sparse.ts";

/** What is known of a film beside its ratings. */
export interface FilmFacts {
  readonly genres: readonly string[];
  /** Year of release; `null` where it is not known. */
  readonly year: number | null;
}

/**
 * Facts of all items as groups of features for a trainer: genres, the year, and the decade, which
 * speaks for years with few films.
 * @param facts one an item, in the order of the item indices; `undefined` where nothing is known
 */
export function filmFeatures(facts: readonly (FilmFacts | undefined)[]): SparseFeatures[] {
  const years = facts.map((film) => film?.year ?? null);
  return [
    labelFeatures("genre", facts.map((film) => film?.genres ?? [])),
    labelFeatures("year", years.map((year) => year === null ? [] : [`${year}`])),
    labelFeatures("decade", years.map((year) => year === null ? [] : [`${Math.floor(year / 10)}`])),
  ].filter((features) => features.nFeatures > 0);
}
