import type { Catalog } from "./connection.ts";
import { execute, queryRow, queryRows } from "./query.ts";
import { number, type Row, text } from "./row.ts";
import { SCHEMA_VERSION } from "./schema.ts";

/** What a catalogue's change is counted in. */
export type ChangeKind = "films" | "ratings" | "people";

/** How one catalogue differs from the one before. */
export interface Change {
  readonly kind: ChangeKind;
  /** How many there were before. */
  readonly before: number;
  readonly added: number;
  readonly removed: number;
}

/** The table of {@link compareWithPrevious}; empty where there was nothing to compare with. */
export const CHANGES_SCHEMA = `
CREATE TABLE quality_changes (
  kind VARCHAR NOT NULL, before INTEGER NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL
);
`;

const changeOf = (kind: ChangeKind, table: string, key: string): string => `
SELECT '${kind}', (SELECT count(*) FROM previous.${table}),
  (SELECT count(*) FROM ${table} ANTI JOIN previous.${table} USING (${key})),
  (SELECT count(*) FROM previous.${table} ANTI JOIN ${table} USING (${key}))`;

const digests = (table: string): string =>
  `SELECT user_id, sum(hash(film_id)) AS digest FROM ${table} GROUP BY user_id`;

/** The people who rated other films than before: the only ones whose ratings are compared. */
const OTHER_PEOPLE = `
CREATE TEMP TABLE other_people AS
SELECT coalesce(n.user_id, p.user_id) AS user_id
FROM (${digests("ratings")}) n FULL JOIN (${digests("previous.ratings")}) p USING (user_id)
WHERE n.digest IS DISTINCT FROM p.digest`;

const pairsOf = (table: string): string =>
  `(SELECT user_id, film_id FROM ${table} SEMI JOIN other_people USING (user_id))`;

const RATINGS = `
SELECT 'ratings', (SELECT count(*) FROM previous.ratings),
  (SELECT count(*) FROM ${pairsOf("ratings")} ANTI JOIN ${
  pairsOf("previous.ratings")
} USING (user_id, film_id)),
  (SELECT count(*) FROM ${pairsOf("previous.ratings")} ANTI JOIN ${
  pairsOf("ratings")
} USING (user_id, film_id))`;

/**
 * Counts what came and went since another catalogue and stores it in this one. A rating is the same
 * where its person and film are. A catalogue of another layout is not compared.
 * @param path the other catalogue's file, which is only read
 */
export async function compareWithPrevious(catalog: Catalog, path: string): Promise<void> {
  await execute(
    catalog,
    `ATTACH IF NOT EXISTS '${path.replaceAll("'", "''")}' AS previous (READ_ONLY)`,
  );
  const version = await queryRow(
    catalog,
    "SELECT schema_version FROM previous.catalog_info",
    {},
    (row) => number(row, "schema_version"),
  );
  if (version === SCHEMA_VERSION) {
    await execute(catalog, OTHER_PEOPLE);
    const changes = [
      changeOf("films", "films", "id"),
      RATINGS,
      changeOf("people", "people", "user_id"),
    ];
    for (const change of changes) await execute(catalog, `INSERT INTO quality_changes ${change}`);
    await execute(catalog, "DROP TABLE other_people");
  }
}

/** What came and went since the catalogue before; empty where there was none to compare with. */
export const getChanges = (catalog: Catalog): Promise<Change[]> =>
  queryRows(catalog, "FROM quality_changes ORDER BY rowid", {}, readChange);

function readChange(row: Row): Change {
  const kind = text(row, "kind");
  return {
    kind: kind === "films" || kind === "ratings" ? kind : "people",
    before: number(row, "before"),
    added: number(row, "added"),
    removed: number(row, "removed"),
  };
}
