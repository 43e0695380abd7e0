import type { Catalog } from "./connection.ts";
import { execute, queryRow } from "./query.ts";
import { number } from "./row.ts";

/**
 * People whom a source calls by texts, and their numbers. `number` counts from 1 and is a person's
 * for good, `user_id` is what the catalogue calls them by. Both the name and `user_id` of people that
 * are in no file any more are NULL: their numbers stay taken, their names are forgotten.
 */
export const PERSON_NAMES_SCHEMA = `
CREATE TABLE person_names (number INTEGER NOT NULL, user_id INTEGER, name VARCHAR);
`;

const STAGED = `
CREATE TEMP TABLE staged_names (number INTEGER, user_id INTEGER, name VARCHAR)`;

/** Creates the temporary table of {@link stagePersonNames}. */
export const createNameStaging = (catalog: Catalog): Promise<void> => execute(catalog, STAGED);

/** The names of a file that nobody has yet, numbered on in their own order. */
const NEW_NAMES = `
INSERT INTO staged_names
SELECT row_number() OVER (ORDER BY name) + (SELECT coalesce(max(number), 0) FROM staged_names),
  NULL, name
FROM file_names ANTI JOIN staged_names USING (name)`;

/** What stands for the names of a file while it is read. */
interface NamedFile {
  readonly path: string;
  /** A query of the texts that stand for people in the file `$path`, as `name`. */
  readonly names: string;
  /** Added to each person's number. */
  readonly userOffset: number;
}

/** Gives each person that a file names a number, the one that they had before where they had one. */
export async function stagePersonNames(
  catalog: Catalog,
  { path, names, userOffset }: NamedFile,
): Promise<void> {
  const file = `CREATE OR REPLACE TEMP TABLE file_names AS
SELECT DISTINCT trim(name) AS name FROM (${names}) WHERE trim(name) <> ''`;
  await execute(catalog, file, { path });
  await execute(catalog, NEW_NAMES);
  const given = `UPDATE staged_names SET user_id = number + ${userOffset}
WHERE name IN (FROM file_names)`;
  await execute(catalog, given);
  await execute(catalog, "DROP TABLE file_names");
}

/** Fetches the numbers that people had in another catalogue, once; one without names has none. */
export async function recallPersonNames(catalog: Catalog, path: string): Promise<void> {
  const isKnown = await count(catalog, "FROM staged_names") > 0;
  if (isKnown) return;
  await execute(
    catalog,
    `ATTACH IF NOT EXISTS '${path.replaceAll("'", "''")}' AS previous (READ_ONLY)`,
  );
  const tables = `FROM duckdb_tables()
WHERE database_name = 'previous' AND table_name = 'person_names'`;
  if (await count(catalog, tables) === 0) return;
  await execute(
    catalog,
    "INSERT INTO staged_names SELECT number, NULL, name FROM previous.person_names",
  );
}

const count = async (catalog: Catalog, from: string): Promise<number> =>
  await queryRow(catalog, `SELECT count(*)::INTEGER AS n ${from}`, {}, (row) => number(row, "n")) ??
    0;

/** Fills the lasting table; a name that no file has any more is left out. */
export const PERSON_NAMES_SQL = `
INSERT INTO person_names
SELECT number, user_id, CASE WHEN user_id IS NOT NULL THEN name END FROM staged_names
ORDER BY number`;
