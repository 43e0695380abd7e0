import { ReelmatchError } from "../errors.ts";

/**
 * The share of a file's rows that may be unusable, as it stands after `--strict` on a command line.
 * @returns 0…1; `undefined` where nothing was given
 * @throws {ReelmatchError} `BAD_INPUT` for a text that is no such share
 */
export function parseRejectedShare(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new ReelmatchError(
    "BAD_INPUT",
    `--strict ${text}: expected the largest share of rows that may be rejected, from 0 to 1.`,
  );
}
