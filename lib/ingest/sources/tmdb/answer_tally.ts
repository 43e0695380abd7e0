import { createHash } from "node:crypto";
import { FileTally } from "../../file_tally.ts";
import type { InputFile } from "../../input_file.ts";

/** Counts what becomes of films that came over HTTP, as if each had been the row of a file. */
export class AnswerTally extends FileTally {
  readonly #file: { -readonly [Key in keyof InputFile]: InputFile[Key] };
  readonly #hash = createHash("sha256");

  /**
   * @param name by which reports call the answers
   * @param number its place among all files that are read, from 0
   */
  constructor(source: string, name: string, number: number) {
    const file = { path: name, name, bytes: 0, sha256: "", header: "", tail: "", version: "" };
    super(source, file, "films", number);
    this.#file = file;
  }

  /** Counts a film that was read. @returns its place among them, from 1 */
  count(raw: unknown): number {
    const json = new TextEncoder().encode(JSON.stringify(raw));
    this.#hash.update(json);
    this.#file.bytes += json.length;
    return ++this.rowsRead;
  }

  /** Counts a film that does not fit, and names it as an example by its id, where it has one. */
  rejectFilm(place: number, id: number | null, reason: string): void {
    this.reject(reason);
    this.note(place, "rejected", id === null ? reason : `film ${id}: ${reason}`);
  }

  /** Ends the count: the report then has the checksum of all that was read. */
  end(): void {
    this.sha256 = this.#hash.digest("hex");
  }
}
