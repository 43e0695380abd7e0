import { ITEM_OFFSET, MAX_ITEM } from "../catalog/item_ids.ts";
import { stageResolvedLinks, type WantedFilm } from "../catalog/staging.ts";
import { mapBatches } from "./batches.ts";
import { type CsvDialect, type CsvRecord, csvRecordBatches } from "./csv/csv_records.ts";
import type { FileTally } from "./file_tally.ts";
import { possibleTitles } from "./movielens_title.ts";
import { type Ingest, readFile } from "./source_reader.ts";

/** How an old release of MovieLens tells which film each of its ids is. */
export interface OldTitles {
  readonly delimiter: string;
  /** How many fields a line has; the first is the id, the second the title and its year. */
  readonly width: number;
  readonly numbering: "movielens" | "ml-100k";
}

/** `movies.dat` of `ml-1m`. */
export const MOVIES_DAT: OldTitles = { delimiter: "::", width: 3, numbering: "movielens" };
/** `u.item` of `ml-100k`: id, title, two dates, an address and 19 genres. */
export const U_ITEM: OldTitles = { delimiter: "|", width: 24, numbering: "ml-100k" };

/**
 * Stages the bridge of a release without `links.csv`: each of its films is the staged film of that
 * title and year, and has none where there is no such film.
 */
export async function readWantedFilms(
  ingest: Ingest,
  source: string,
  path: string,
  form: OldTitles,
): Promise<void> {
  await readFile(ingest, source, path, "links", async (tally) => {
    const encoding = await isUtf8(path) ? "utf-8" : "latin1";
    const dialect: CsvDialect = {
      delimiter: form.delimiter,
      quoted: false,
      hasHeader: false,
      encoding,
    };
    await stageResolvedLinks(
      ingest.catalog,
      { source, file: tally.number },
      mapBatches(csvRecordBatches(tally.file, dialect), wantedFilms(tally, form)),
    );
  }, "text");
}

/** Reads which film a record may be, by each of its titles; none where it cannot be used. */
function wantedFilms(
  tally: FileTally,
  { width, numbering }: OldTitles,
): (record: CsvRecord) => WantedFilm[] {
  const seen = new Set<number>();
  return ({ line, fields }) => {
    tally.rowsRead++;
    const [id, text = ""] = fields;
    const { titles, year } = possibleTitles(text);
    const number = Number(id);
    const problem = fields.length !== width
      ? `${fields.length} fields instead of ${width}`
      : !(Number.isInteger(number) && number >= 1 && number <= MAX_ITEM[numbering])
      ? `the film's id is not a whole number from 1 to ${MAX_ITEM[numbering]}`
      : seen.has(number)
      ? "the film's id came before"
      : null;
    if (problem !== null) {
      tally.rejectRow(line, problem);
      return [];
    }
    seen.add(number);
    return titles.map((title) => ({ itemId: number + ITEM_OFFSET[numbering], title, year }));
  };
}

/** The old releases are in Latin-1, which is rarely valid UTF-8. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  using file = await Deno.open(path);
  try {
    for await (const chunk of file.readable) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
