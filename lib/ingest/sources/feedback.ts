import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { stageGivenRatings } from "../../catalog/staging_given.ts";
import { ReelmatchError } from "../../errors.ts";
import { dayFiles } from "../../feedback/days.ts";
import { readFeedback } from "../../feedback/read.ts";
import { FileTally } from "../file_tally.ts";
import type { InputFile } from "../input_file.ts";
import type { Ingest } from "../source_reader.ts";

/** Whether a journal holds ratings that were given through the site. */
export const hasFeedback = async (folder: string): Promise<boolean> =>
  (await readFeedback(folder)).ratings.length > 0;

/**
 * Stages the ratings that people gave through the site. Lines that are damaged are counted, and
 * refuse nothing: a line that was being written when a process was killed is none.
 * @throws {ReelmatchError} `NOT_FOUND` where the journal holds no rating
 */
export async function readSiteRatings(
  ingest: Ingest,
  source: string,
  folder: string,
): Promise<void> {
  const { ratings, lines, replaced, damaged } = await readFeedback(folder);
  if (ratings.length === 0) {
    throw new ReelmatchError(
      "NOT_FOUND",
      `No rating has been given through the site: ${folder} holds none.`,
    );
  }
  const tally = new FileTally(source, await journalFile(folder), "ratings", ingest.tallies.length);
  ingest.report(`Reading ${ratings.length} ratings given through the site`);
  tally.rowsRead = lines;
  tally.rowsReplaced = replaced;
  for (const { file, line, damage } of damaged) {
    tally.reject(damage);
    tally.note(line, "rejected", `${file}: ${damage}`);
  }
  const given = ratings.map(({ ratedAt, ...rating }) => ({
    ...rating,
    seconds: Math.floor(ratedAt / 1000),
  }));
  await stageGivenRatings(ingest.catalog, { source, file: tally.number }, given);
  ingest.tallies.push(tally);
}

/** The files of a journal's days as one. */
async function journalFile(folder: string): Promise<InputFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const name of await dayFiles(folder)) {
    await pipeline(createReadStream(join(folder, name)), async function (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
  }
  return {
    path: folder,
    name: "feedback",
    bytes,
    sha256: hash.digest("hex"),
    header: "",
    tail: "",
    version: "",
  };
}
