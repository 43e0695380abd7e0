import { join } from "node:path";
import { openCatalog } from "../../catalog/connection.ts";
import type { QualityReport } from "../../catalog/quality.ts";
import { queryRows } from "../../catalog/query.ts";
import { text } from "../../catalog/row.ts";
import { ingestInto, type IngestOptions } from "../ingest.ts";
import { parseSources } from "../sources.ts";

/** What an ingest made, in a form that tests compare. */
export interface Ingested {
  readonly report: QualityReport;
  /** `person film rating seconds`, in that order. */
  readonly ratings: readonly string[];
  /** What was told along the way. */
  readonly told: readonly string[];
}

/** Ingests sources into a new file in a folder and reads its ratings. */
export async function ingestSources(
  folder: string,
  from: readonly string[],
  films: readonly string[] = [],
  options: IngestOptions = {},
): Promise<Ingested> {
  const path = join(folder, `${crypto.randomUUID()}.duckdb`);
  const told: string[] = [];
  const report = await ingestInto(path, parseSources(from, films), {
    cacheDir: join(folder, "cache"),
    http: { retries: 0 },
    report: (event) => typeof event === "string" && told.push(event),
    ...options,
  });
  using catalog = await openCatalog(path, "read");
  const ratings = await queryRows(
    catalog,
    `SELECT concat_ws(' ', user_id, film_id, format('{:g}', rating), epoch("timestamp")::BIGINT) AS one
     FROM ratings ORDER BY user_id, film_id`,
    {},
    (row) => text(row, "one"),
  );
  return { report, ratings, told };
}
