import { RATING_RULES } from "../catalog/rating_rules.ts";
import { OPEN_QUOTE, stageRatings } from "../catalog/staging_ratings.ts";
import { messageOf, ReelmatchError } from "../errors.ts";
import { EXAMPLES, type FileTally } from "./file_tally.ts";
import { endsInsideRow, endsWithLineBreak, type InputFile } from "./input_file.ts";
import { findBrokenLines, problemOfRatingLine } from "./rating_lines.ts";
import type { Ingest } from "./source_reader.ts";
import { textLines } from "./text_lines.ts";

const HEADER = RATING_RULES.map(({ column }) => column).join(",");

/**
 * Stages a ratings file through DuckDB's CSV reader.
 * @throws {ReelmatchError} `BAD_INPUT` for another header, or a file that ends inside a row
 */
export async function readRatings(ingest: Ingest, tally: FileTally): Promise<void> {
  const { path, header } = tally.file;
  const quoted = header.includes('"');
  if (header.replaceAll('"', "").trim() !== HEADER) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header is "${header.slice(0, 80)}", expected "${HEADER}".`,
    );
  }
  await requireWholeLastRow(tally.file);
  const from = { source: tally.source, file: tally.number };
  const format = { path, quoted, ids: "movielens" } as const;
  const staged = await stageRatings(ingest.catalog, format, from, EXAMPLES)
    .catch((error) => {
      throw unreadableCsv(path, error);
    });
  const open = staged.unreadable.find(({ reason }) => reason === OPEN_QUOTE);
  if (open !== undefined) {
    throw new ReelmatchError("BAD_INPUT", `${path}, line ${open.line}: ${OPEN_QUOTE}; mend it.`);
  }
  tally.rowsRead = staged.rowsRead;
  for (const { reason, rows } of staged.rejects) tally.reject(reason, rows);
  const broken = staged.hasBrokenRules ? await findBrokenLines(path, EXAMPLES) : [];
  const lines = new Map(
    [...broken, ...staged.unreadable].map(({ line, reason }) => [line, reason]),
  );
  for (const [line, reason] of [...lines].toSorted(([a], [b]) => a - b)) {
    tally.note(line, "rejected", reason);
  }
}

/** DuckDB gives a file up where some lines end in CRLF and others in LF. */
function unreadableCsv(path: string, error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!/CSV/.test(messageOf(cause))) return error;
  return new ReelmatchError(
    "BAD_INPUT",
    `${path} cannot be read as CSV, most likely since some of its lines end in CRLF and others ` +
      "in LF: give all of them the same line end.",
    { cause },
  );
}

/** The fewest digits of a Unix time since March 1973. */
const TIMESTAMP_DIGITS = 9;

/**
 * A last row without a line end is taken only where it is whole, and where a real Unix time has
 * not lost digits.
 */
async function requireWholeLastRow(file: InputFile): Promise<void> {
  if (endsWithLineBreak(file)) return;
  const lines = file.tail.split(/\r?\n/);
  const last = lines.at(-1) ?? "";
  const digits = (line: string): number => line.split(",").at(-1)?.length ?? 0;
  const usual = lines.length > 2 ? Math.min(...lines.slice(1, -1).map(digits)) : 0;
  const lostDigits = usual >= TIMESTAMP_DIGITS && digits(last) < usual;
  if (lines.length === 1 || (problemOfRatingLine(last) === null && !lostDigits)) return;
  let number = 0;
  for await (const line of textLines(file.path)) number = line.number;
  throw endsInsideRow(file.path, number);
}
