import { ReelmatchError } from "../errors.ts";
import { numberPeople } from "./people_numbers.ts";
import { parseSource, type SourceSpec } from "./parse_source.ts";

export type { SourceSpec } from "./parse_source.ts";

/**
 * The order in which sources are read: films that ratings are to find come before the ratings, and
 * TMDB, which is asked for films that have ratings, after them.
 */
const ORDER: readonly SourceSpec["kind"][] = [
  "demo",
  "kaggle",
  "movielens",
  "csv",
  "parquet",
  "feedback",
  "tmdb",
];

/**
 * The sources named on a command line, in the order in which they are to be read.
 * @param from sources of which everything is taken; people of the first keep their numbers
 * @param films sources of which films' facts alone are taken
 * @throws {ReelmatchError} `BAD_INPUT` for a form that is not known, or sources that do not go together
 */
export function parseSources(from: readonly string[], films: readonly string[]): SourceSpec[] {
  const given = from.map((text) => parseSource(text, "all"));
  const facts = films.map((text) => parseSource(text, "films"));
  const sources = nameApart([...facts, ...numberPeople(given)]);
  requireRatings(sources);
  return inReadingOrder(sources);
}

/** Sources in the order in which they are to be read. */
export const inReadingOrder = (sources: readonly SourceSpec[]): SourceSpec[] =>
  sources.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/** Gives a source whose name another one has a number: links and reports go by names. */
const nameApart = (sources: readonly SourceSpec[]): SourceSpec[] =>
  sources.map((source, at) => {
    const before = sources.slice(0, at).filter(({ name }) => name === source.name).length;
    return before === 0 ? source : { ...source, name: `${source.name} (${before + 1})` };
  });

function requireRatings(sources: readonly SourceSpec[]): void {
  if (sources.some((source) => "people" in source)) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${
      sources.map(({ name }) => name).join(" and ") || "Nothing"
    } gives no ratings: name a source of ratings too, as in --from demo.`,
  );
}
