import { labelFeatures, type SparseFeatures } from "./sparse.ts";

/** What is known of a film beside its ratings. */
export interface FilmFacts {
  readonly genres: readonly string[];
  /** Year of release; `null` where it is not known. */
  readonly year: number | null;
  /** The language it was made in, as in `en`. */
  readonly language?: string;
  readonly companies?: readonly string[];
  readonly keywords?: readonly string[];
  /** What the crowd of another site makes of it. */
  readonly votes?: Votes;
}

/** The score that a film has on another site. */
export interface Votes {
  readonly mean: number;
  readonly count: number;
}

/** Companies and keywords of fewer films tell nothing of others. */
const FEWEST_FILMS = 3;

/** A score in steps of a quarter, and of a whole for those with few films. */
const scoreLabels = ({ mean }: Votes): string[] => [
  `quarter ${Math.round(4 * mean)}`,
  `whole ${Math.round(mean)}`,
];

/** How known a film is, by doubling. */
const crowdLabels = ({ count }: Votes): string[] => [`${Math.round(Math.log2(1 + count))}`];

/**
 * Facts of all items as groups of features for a trainer. The decade speaks for years with few films.
 * @param facts one an item, in the order of the item indices; `undefined` where nothing is known
 */
export function filmFeatures(facts: readonly (FilmFacts | undefined)[]): SparseFeatures[] {
  const group = (name: string, labels: (film: FilmFacts) => readonly string[], fewest = 1) =>
    labelFeatures(name, facts.map((film) => film === undefined ? [] : labels(film)), fewest);
  return [
    group("genre", ({ genres }) => genres),
    group("year", ({ year }) => year === null ? [] : [`${year}`]),
    group("decade", ({ year }) => year === null ? [] : [`${Math.floor(year / 10)}`]),
    group("language", ({ language }) => language === undefined ? [] : [language]),
    group("company", ({ companies = [] }) => companies, FEWEST_FILMS),
    group("keyword", ({ keywords = [] }) => keywords, FEWEST_FILMS),
    group("score", ({ votes }) => votes === undefined ? [] : scoreLabels(votes)),
    group("crowd", ({ votes }) => votes === undefined ? [] : crowdLabels(votes)),
  ].filter((features) => features.nFeatures > 0);
}
