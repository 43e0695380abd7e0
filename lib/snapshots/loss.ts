import type { QualityReport } from "../catalog/quality.ts";
import { ReelmatchError } from "../errors.ts";
import type { Manifest } from "./manifest.ts";

/** A catalogue that lost more than this share of its films or ratings is not published unasked. */
const MAX_LOST_SHARE = 0.2;

/**
 * Refuses a catalogue that lost much of what the one in use has: a source was cut short, or another
 * was named. Where the two could not be compared row by row, their sizes are.
 * @param current what the manifest of the snapshot in use counts
 * @throws {ReelmatchError} `BAD_INPUT` naming what was lost
 */
export function requireNoLoss(
  quality: Pick<QualityReport, "films" | "ratings" | "changes">,
  current: Pick<Manifest["counts"], "films" | "ratings">,
): void {
  for (const kind of ["films", "ratings"] as const) {
    const before = current[kind];
    const change = quality.changes.find((one) => one.kind === kind);
    const lost = change?.removed ?? Math.max(0, before - quality[kind]);
    if (lost <= MAX_LOST_SHARE * before) continue;
    throw new ReelmatchError(
      "BAD_INPUT",
      `The new catalogue lacks ${lost} of the ${before} ${kind} in use, more than ` +
        `${100 * MAX_LOST_SHARE} %: check the sources, or give --allow-loss where that is meant.`,
    );
  }
}
