import { type StagedFilm, stageFilms } from "../catalog/staging.ts";
import { mapBatches } from "./batches.ts";
import { columnsOf, csvRecordBatches } from "./csv/csv_records.ts";
import type { FileTally } from "./file_tally.ts";
import { KAGGLE_COLUMNS, type KaggleColumns, readKaggleFilm } from "./kaggle_film.ts";
import { type MendedRecord, mendRecords } from "./csv/mend_records.ts";
import { type Ingest, readFile } from "./source_reader.ts";

/** Stages the films of `movies_metadata.csv` of Kaggle's *The Movies Dataset*. */
export async function readKaggleFilms(
  ingest: Ingest,
  source: string,
  path: string,
): Promise<void> {
  await readFile(ingest, source, path, "films", async (tally) => {
    const from = { origin: "kaggle", source, file: tally.number } as const;
    const columns = columnsOf(tally.file, KAGGLE_COLUMNS);
    const records = mendRecords(csvRecordBatches(tally.file), columns.width);
    const films = mapBatches(records, (record) => filmOf(tally, columns, record));
    await stageFilms(ingest.catalog, from, films);
  });
}

/** The film that a record is; none where it cannot be used. */
function filmOf(tally: FileTally, columns: KaggleColumns, record: MendedRecord): StagedFilm | [] {
  tally.rowsRead++;
  const { line } = record;
  const read = record.outcome === "broken"
    ? { problem: record.reason }
    : readKaggleFilm(columns, record.fields);
  if ("problem" in read) {
    tally.rejectRow(line, read.problem);
    return [];
  }
  const torn = record.outcome === "mended" ? ["a line break had torn the record in two"] : [];
  const repairs = [...torn, ...read.repairs];
  if (repairs.length > 0) tally.rowsRepaired++;
  for (const repair of repairs) tally.note(line, "repaired", repair);
  return read.film;
}
