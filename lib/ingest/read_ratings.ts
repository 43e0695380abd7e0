import type { ItemNumbering } from "../catalog/item_ids.ts";
import { machineFaultOf } from "../catalog/query_failure.ts";
import { expectedOf } from "../catalog/rating_cells.ts";
import type { RatingRule } from "../catalog/rating_rules.ts";
import type { RatingLayout } from "../catalog/rating_scan.ts";
import { joinRatingsFile } from "../catalog/direct_ratings.ts";
import { rulesOf } from "../catalog/rating_file.ts";
import type { RejectCause } from "../catalog/rating_rejects.ts";
import { type StagedRatings, stageRatings } from "../catalog/staging_ratings.ts";
import { messageOf, ReelmatchError } from "../errors.ts";
import { EXAMPLES, type FileTally } from "./file_tally.ts";
import {
  endsInsideRow,
  endsWithLineBreak,
  type FileEncoding,
  type InputFile,
} from "./input_file.ts";
import type { PeopleNumbers } from "./people_numbers.ts";
import type { RatingForm } from "./rating_form.ts";
import { causeOfRow, fieldsOf, findBrokenLines } from "./rating_lines.ts";
import { type Ingest, readFile } from "./source_reader.ts";
import { textLines } from "./text_lines.ts";

/** Whose numbers a ratings file holds. */
export interface RatingNumbers {
  readonly numbering: ItemNumbering;
  readonly people: PeopleNumbers;
}

/** A ratings file of a source. */
export interface RatingsOf {
  readonly source: string;
  readonly path: string;
  /** How it is laid out, once it has been looked at. */
  readonly form: (tally: FileTally) => RatingForm | Promise<RatingForm>;
  readonly numbers: RatingNumbers;
  /** `text` if left out. */
  readonly encoding?: FileEncoding;
}

/**
 * Reads a ratings file through DuckDB's reader of its format, at once or, where it is the only one,
 * when the films are joined.
 * @throws {ReelmatchError} `BAD_INPUT` for a file that cannot be read or ends inside a row
 */
export async function readRatings(ingest: Ingest, ratings: RatingsOf): Promise<void> {
  const { source, path, form, numbers, encoding } = ratings;
  const read = (): Promise<void> =>
    readFile(
      ingest,
      source,
      path,
      "ratings",
      async (tally, inspection) => {
        const arePlain = async (): Promise<boolean> => (await inspection).hasPlainRows ?? false;
        await readRows(ingest, tally, await form(tally), numbers, arePlain);
      },
      encoding,
    );
  if (ingest.waiting === null) await read();
  else ingest.waiting.push(read);
}

async function readRows(
  ingest: Ingest,
  tally: FileTally,
  { layout, names }: RatingForm,
  { numbering, people }: RatingNumbers,
  arePlain: () => Promise<boolean>,
): Promise<void> {
  const { file } = tally;
  const ratings = {
    path: file.path,
    layout,
    numbering,
    userOffset: people.offset,
    maxUserId: people.max,
  };
  const rules = rulesOf(ratings);
  await requireWholeLastRow(file, layout, rules);
  const from = { source: tally.source, file: tally.number };
  const total = file.bytes / 1e6;
  const watch = (share: number): void =>
    ingest.report({ type: "step", stage: file.name, done: share * total, total, unit: "MB" });
  const { catalog, waiting } = ingest;
  const direct = (): Promise<StagedRatings | null> =>
    waiting === null
      ? Promise.resolve(null)
      : joinRatingsFile(catalog, ratings, from, EXAMPLES, arePlain, watch);
  const staged = await direct()
    .then((joined) => joined ?? stageRatings(catalog, ratings, from, EXAMPLES, watch))
    .catch((error) => {
      throw unreadableFile(file.path, layout, error);
    });
  const open = staged.examples.find(({ cause }) => cause === "open quote");
  if (open !== undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${file.path}, line ${open.line}: a quotation mark is not closed; mend it.`,
    );
  }
  const reason = reasonsFor(rules, layout, names);
  tally.rowsRead = staged.rowsRead;
  for (const { cause, rows } of staged.rejects) tally.reject(reason(cause), rows);
  const broken = staged.hasBrokenRules && layout.kind === "lines"
    ? await findBrokenLines(file, layout, rules, EXAMPLES)
    : [];
  const lines = new Map(
    [...broken, ...staged.examples].map(({ line, cause }) => [line, cause]),
  );
  for (const [line, cause] of [...lines].toSorted(([a], [b]) => a - b)) {
    tally.note(line, "rejected", reason(cause));
  }
}

/** Tells causes in words, by the names that the file gives its columns. */
function reasonsFor(
  rules: readonly RatingRule[],
  layout: RatingLayout,
  names: RatingForm["names"],
): (cause: RejectCause) => string {
  const width = layout.kind === "lines" ? layout.fields.length : rules.length;
  return (cause) => {
    switch (cause) {
      case "fewer fields":
        return `fewer than ${width} fields`;
      case "more fields":
        return `more than ${width} fields`;
      case "long line":
        return "the line is too long";
      case "open quote":
        return "a quotation mark is not closed";
      case "no csv":
        return "the line cannot be read as CSV";
      default:
        return `${names[cause]} is not ${
          expectedOf(layout.cells[cause]) ?? rules.find(({ column }) => column === cause)?.expected
        }`;
    }
  };
}

/** DuckDB gives a text file up where some lines end in CRLF and others in LF. */
function unreadableFile(path: string, layout: RatingLayout, error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (machineFaultOf(messageOf(cause)) !== null) return error;
  if (layout.kind === "lines" && /CSV/.test(messageOf(cause))) {
    return new ReelmatchError(
      "BAD_INPUT",
      `${path} cannot be read as CSV, most likely since some of its lines end in CRLF and others ` +
        "in LF: give all of them the same line end.",
      { cause },
    );
  }
  if (layout.kind === "lines" || !/parquet|Invalid|TProtocol|Snappy/i.test(messageOf(cause))) {
    return error;
  }
  return new ReelmatchError("BAD_INPUT", `${path} is damaged: write the Parquet file again.`, {
    cause,
  });
}

/** The fewest digits of a Unix time since March 1973. */
const TIMESTAMP_DIGITS = 9;

/**
 * A last row without a line end is taken only where it is whole, and where a real Unix time has
 * not lost digits.
 */
async function requireWholeLastRow(
  file: InputFile,
  layout: RatingLayout,
  rules: readonly RatingRule[],
): Promise<void> {
  if (layout.kind !== "lines" || endsWithLineBreak(file)) return;
  const lines = file.tail.split(/\r?\n/);
  const last = fieldsOf(lines.at(-1) ?? "", layout);
  const at = layout.fields.indexOf("timestamp");
  const digits = (fields: readonly string[]): number => fields[at]?.length ?? 0;
  const before = lines.slice(1, -1).map((line) => digits(fieldsOf(line, layout)));
  const usual = before.length > 0 ? Math.min(...before) : 0;
  const lostDigits = usual >= TIMESTAMP_DIGITS && digits(last) < usual &&
    at === layout.fields.length - 1;
  if (lines.length === 1 || (causeOfRow(last, layout, rules) === null && !lostDigits)) return;
  let number = 0;
  for await (const line of textLines(file.path)) number = line.number;
  throw endsInsideRow(file.path, number);
}
