import type { FileKind, FileReport, RejectCount, RowNote } from "../catalog/quality.ts";
import type { RowOutcomes } from "../catalog/outcomes.ts";
import { ReelmatchError } from "../errors.ts";
import type { InputFile } from "./input_file.ts";

/** How many rows of a file are named with their line, for each outcome. */
export const EXAMPLES = 5;

/** Counts what becomes of the rows of one file while they are read. */
export class FileTally {
  readonly source: string;
  readonly file: InputFile;
  readonly kind: FileKind;
  /** Its place among all files that are read, from 0; staged rows name their file by it. */
  readonly number: number;
  /** Sentences about the file as a whole. */
  readonly warnings: string[] = [];
  /** SHA-256 of what was read, hexadecimal; a look at all of it may come after the tally began. */
  sha256: string;
  /** What to do where too few rows can be used. */
  advice = "mend the file";
  rowsRead = 0;
  rowsRepaired = 0;
  /** Rows that a newer one of the same file replaced before they were staged. */
  rowsReplaced = 0;
  readonly #rejected = new Map<string, number>();
  readonly #notes: RowNote[] = [];

  constructor(source: string, file: InputFile, kind: FileKind, number: number) {
    this.source = source;
    this.file = file;
    this.sha256 = file.sha256;
    this.kind = kind;
    this.number = number;
  }

  /** Counts rows that one reason made unusable. */
  reject(reason: string, rows = 1): void {
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + rows);
  }

  /** Counts a row that cannot be used, and names it as an example. */
  rejectRow(line: number, reason: string): void {
    this.reject(reason);
    this.note(line, "rejected", reason);
  }

  /** Names a row as an example, unless there are enough of its outcome. */
  note(line: number, outcome: RowNote["outcome"], reason: string): void {
    if (this.#notes.filter((note) => note.outcome === outcome).length >= EXAMPLES) return;
    this.#notes.push({ file: this.file.name, line, outcome, reason });
  }

  get rowsRejected(): number {
    return this.rejects.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** The reasons with the rows they cost, most first. */
  get rejects(): RejectCount[] {
    return [...this.#rejected]
      .map(([reason, rows]) => ({ file: this.file.name, reason, rows }))
      .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  }

  /** The examples by line. */
  get notes(): RowNote[] {
    return this.#notes.toSorted((a, b) => a.line - b.line);
  }

  /**
   * Refuses a file of which nothing is left, or too little.
   * @param maxRejectedShare the largest share of rows that may be unusable, 0…1
   * @throws {ReelmatchError} `BAD_INPUT` naming the first such row
   */
  requireUsable(maxRejectedShare: number): void {
    const { rowsRead, rowsRejected, file } = this;
    if (rowsRead === 0) {
      throw new ReelmatchError("BAD_INPUT", `${file.path} has a header but no rows.`);
    }
    if (rowsRejected < rowsRead && rowsRejected <= rowsRead * maxRejectedShare) return;
    const first = this.notes.find(({ outcome }) => outcome === "rejected");
    const where = first === undefined ? "" : `, line ${first.line}: ${first.reason}`;
    throw new ReelmatchError(
      "BAD_INPUT",
      `${file.path}${where}; ${rowsRejected} of ${rowsRead} rows cannot be used, at most ${
        maxRejectedShare * 100
      } % may be: ${this.advice}.`,
    );
  }

  /** The file's part of the quality report. */
  report({ duplicate, withoutFilm }: RowOutcomes): FileReport {
    const { rowsRead, rowsRejected, rowsRepaired, rowsReplaced } = this;
    const rowsDuplicate = duplicate + rowsReplaced;
    return {
      source: this.source,
      file: this.file.name,
      kind: this.kind,
      sha256: this.sha256,
      bytes: this.file.bytes,
      rowsRead,
      rowsKept: rowsRead - rowsRejected - rowsDuplicate - withoutFilm,
      rowsRejected,
      rowsDuplicate,
      rowsWithoutFilm: withoutFilm,
      rowsRepaired,
    };
  }
}
