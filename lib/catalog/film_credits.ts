import type { FilmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRow } from "./query.ts";
import { texts } from "./row.ts";
import type { FromFile } from "./staging.ts";
import {
  appendRows,
  createStagingTable,
  LIST_SEPARATOR,
  type Rows,
  type StagingTable,
} from "./staging_table.ts";

/** Who made a film and what it is about. */
export interface FilmCredits {
  /** The first of those who act, most prominent first. */
  readonly actors: readonly string[];
  readonly directors: readonly string[];
  readonly keywords: readonly string[];
}

/** What one record tells of a film's credits; the first record of a film that tells something counts. */
export interface StagedCredits extends Partial<FilmCredits> {
  readonly filmId: FilmId;
}

const joined = (names: readonly string[] | undefined): string | null =>
  names === undefined || names.length === 0 ? null : names.join(LIST_SEPARATOR);

const creditsOf = ({ file }: Pick<FromFile, "file">): StagingTable<StagedCredits> => ({
  name: "staged_credits",
  columns: {
    file: { type: "INTEGER", value: () => file },
    film_id: { type: "INTEGER", value: ({ filmId }) => filmId },
    actors: { type: "VARCHAR", value: ({ actors }) => joined(actors) },
    directors: { type: "VARCHAR", value: ({ directors }) => joined(directors) },
    keywords: { type: "VARCHAR", value: ({ keywords }) => joined(keywords) },
  },
});

/** Creates the temporary table of {@link stageCredits}. */
export const createCreditStaging = (catalog: Catalog): Promise<void> =>
  createStagingTable(catalog, creditsOf({ file: 0 }));

/** Stages credits. @returns how many records */
export const stageCredits = (
  catalog: Catalog,
  from: FromFile,
  credits: Rows<StagedCredits>,
): Promise<number> => appendRows(catalog, creditsOf(from), credits);

const first = (column: string): string =>
  `coalesce(string_split(arg_min(${column}, (file, s.rowid)) FILTER (${column} IS NOT NULL),
    '${LIST_SEPARATOR}'), [])`;

/** Fills the lasting table, ordered by film, once films are merged. */
export const CREDITS_SQL = `
INSERT INTO film_credits
SELECT film_id, ${first("actors")}, ${first("directors")}, ${first("keywords")}
FROM staged_credits s SEMI JOIN merged_films f ON f.id = s.film_id
GROUP BY film_id HAVING count(actors) + count(directors) + count(keywords) > 0
ORDER BY film_id`;

const NOTHING: FilmCredits = { actors: [], directors: [], keywords: [] };

/** What is known of a film's credits. */
export async function getFilmCredits(catalog: Catalog, id: FilmId): Promise<FilmCredits> {
  const sql = "SELECT actors, directors, keywords FROM film_credits WHERE film_id = $id";
  const found = await queryRow(catalog, sql, { id }, (row) => ({
    actors: texts(row, "actors"),
    directors: texts(row, "directors"),
    keywords: texts(row, "keywords"),
  }));
  return found ?? NOTHING;
}
