import { type Change, CHANGES_SCHEMA, getChanges } from "./changes.ts";
import type { Catalog } from "./connection.ts";
import { execute, queryRows } from "./query.ts";
import { number, type Row, text } from "./row.ts";
import { getStatistic } from "./statistics.ts";

/**
 * What a file told: ratings, films, their keywords or credits by TMDB id, titles by MovieLens id, or
 * how those ids translate.
 */
export type FileKind = "ratings" | "films" | "keywords" | "credits" | "titles" | "links";

/**
 * One file that was read. Every row read is accounted for exactly once:
 * `rowsRead = rowsKept + rowsRejected + rowsDuplicate + rowsWithoutFilm`.
 */
export interface FileReport {
  /** The source as it was named, as in `demo` or `movielens:ml-latest-small`. */
  readonly source: string;
  /** The file's name without its folder. */
  readonly file: string;
  readonly kind: FileKind;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rowsRead: number;
  readonly rowsKept: number;
  /** Rows that could not be used; their reasons are in `rejects`. */
  readonly rowsRejected: number;
  /** Rows that another one replaced: the newer rating, the film with more votes. */
  readonly rowsDuplicate: number;
  /** Ratings of a MovieLens id that no film answers to, and links or titles to no film. */
  readonly rowsWithoutFilm: number;
  /** Kept rows that had to be mended first. */
  readonly rowsRepaired: number;
}

/** A row that was rejected or mended, as an example. */
export interface RowNote {
  readonly file: string;
  /** Line in the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly outcome: "rejected" | "repaired";
  readonly reason: string;
}

/** How many rows one reason cost. */
export interface RejectCount {
  readonly file: string;
  readonly reason: string;
  readonly rows: number;
}

/** What became of the files that were read. */
export interface QualityFindings {
  readonly files: readonly FileReport[];
  /** Every reason with the rows it cost, most first. */
  readonly rejects: readonly RejectCount[];
  /** The first rows of each file that were rejected or mended. */
  readonly notes: readonly RowNote[];
  /** Sentences about the input as a whole that a person should know. */
  readonly warnings: readonly string[];
}

/**
 * What became of everything that was read, and what came of it. It says nothing of when or on
 * which machine, so that the same input gives the same report.
 */
export interface QualityReport extends QualityFindings {
  readonly films: number;
  readonly filmsWithoutRatings: number;
  readonly ratings: number;
  readonly people: number;
  /** ISO date, UTC; `null` without ratings. */
  readonly firstRating: string | null;
  /** ISO date, UTC; `null` without ratings. */
  readonly lastRating: string | null;
  /** Since the catalogue in use at the time; empty where there was none to compare with. */
  readonly changes: readonly Change[];
}

/** The tables of the findings, each in the order in which it was written. */
export const QUALITY_SCHEMA = `
CREATE TABLE quality_files (
  source VARCHAR NOT NULL, file VARCHAR NOT NULL, kind VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
  bytes DOUBLE NOT NULL, rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL, rows_duplicate INTEGER NOT NULL,
  rows_without_film INTEGER NOT NULL, rows_repaired INTEGER NOT NULL
);
CREATE TABLE quality_rejects (file VARCHAR NOT NULL, reason VARCHAR NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE quality_notes (
  file VARCHAR NOT NULL, line INTEGER NOT NULL, outcome VARCHAR NOT NULL, reason VARCHAR NOT NULL
);
CREATE TABLE quality_warnings (warning VARCHAR NOT NULL);
${CHANGES_SCHEMA}`;

/** Stores the findings in the tables of {@link QUALITY_SCHEMA}. */
export async function writeFindings(catalog: Catalog, findings: QualityFindings): Promise<void> {
  for (const file of findings.files) {
    await execute(
      catalog,
      `INSERT INTO quality_files VALUES ($source, $file, $kind, $sha256, $bytes, $rowsRead,
       $rowsKept, $rowsRejected, $rowsDuplicate, $rowsWithoutFilm, $rowsRepaired)`,
      { ...file },
    );
  }
  for (const reject of findings.rejects) {
    await execute(catalog, "INSERT INTO quality_rejects VALUES ($file, $reason, $rows)", {
      ...reject,
    });
  }
  for (const note of findings.notes) {
    const sql = "INSERT INTO quality_notes VALUES ($file, $line, $outcome, $reason)";
    await execute(catalog, sql, { ...note });
  }
  for (const warning of findings.warnings) {
    await execute(catalog, "INSERT INTO quality_warnings VALUES ($warning)", { warning });
  }
}

/** The report of the ingest that built this catalogue. */
export async function getQualityReport(catalog: Catalog): Promise<QualityReport> {
  const inOrder = <T>(table: string, read: (row: Row) => T): Promise<T[]> =>
    queryRows(catalog, `SELECT * FROM quality_${table} ORDER BY rowid`, {}, read);
  const [totals] = await getStatistic(catalog, "totals");
  return {
    files: await inOrder("files", readFile),
    films: totals?.films ?? 0,
    filmsWithoutRatings: (totals?.films ?? 0) - (totals?.ratedFilms ?? 0),
    ratings: totals?.ratings ?? 0,
    people: totals?.people ?? 0,
    firstRating: totals?.firstRating ?? null,
    lastRating: totals?.lastRating ?? null,
    changes: await getChanges(catalog),
    rejects: await inOrder("rejects", (row) => ({
      file: text(row, "file"),
      reason: text(row, "reason"),
      rows: number(row, "rows"),
    })),
    notes: await inOrder("notes", (row) => ({
      file: text(row, "file"),
      line: number(row, "line"),
      outcome: text(row, "outcome") === "repaired" ? "repaired" : "rejected",
      reason: text(row, "reason"),
    })),
    warnings: await inOrder("warnings", (row) => text(row, "warning")),
  };
}

const readFile = (row: Row): FileReport => ({
  source: text(row, "source"),
  file: text(row, "file"),
  kind: readKind(text(row, "kind")),
  sha256: text(row, "sha256"),
  bytes: number(row, "bytes"),
  rowsRead: number(row, "rows_read"),
  rowsKept: number(row, "rows_kept"),
  rowsRejected: number(row, "rows_rejected"),
  rowsDuplicate: number(row, "rows_duplicate"),
  rowsWithoutFilm: number(row, "rows_without_film"),
  rowsRepaired: number(row, "rows_repaired"),
});

function readKind(kind: string): FileKind {
  switch (kind) {
    case "ratings":
    case "keywords":
    case "credits":
    case "titles":
    case "links":
      return kind;
    default:
      return "films";
  }
}
