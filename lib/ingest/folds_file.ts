import { ReelmatchError } from "../errors.ts";
import { foldNames } from "../evaluation/folds.ts";
import { textLines } from "./text_lines.ts";

/**
 * Reads the fold of each rating: one whole number a line, in the order of the ratings.
 * @param count how many ratings there are
 * @throws {ReelmatchError} `NOT_FOUND` where there is no file; `BAD_INPUT` naming the file and line
 * that is no fold, where there are more or fewer folds than ratings, or all are the same
 */
export async function readFoldsFile(path: string, count: number): Promise<Int32Array> {
  const folds = new Int32Array(count);
  let read = 0;
  for await (const { number, text } of textLines(path)) {
    if (!/^\d{1,9}$/.test(text)) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line ${number}: "${text.slice(0, 80)}" is no fold, expected one whole number.`,
      );
    }
    if (read < count) folds[read] = Number(text);
    read++;
  }
  if (read !== count) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line ${Math.min(read, count) + 1}: there are ${read} folds for ${count} ratings, ` +
        "expected one line for each rating.",
    );
  }
  if (foldNames(folds).length < 2) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: every rating is in fold ${folds[0]}, expected at least two folds.`,
    );
  }
  return folds;
}
