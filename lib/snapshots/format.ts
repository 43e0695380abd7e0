import type { SnapshotId } from "../ids.ts";
import type { ListedSnapshot } from "./list.ts";
import type { Manifest } from "./manifest.ts";

/** Snapshots as a table for a terminal, a line each; `*` marks the current one. */
export function formatSnapshotList(
  snapshots: readonly ListedSnapshot[],
  current: SnapshotId | null,
): string {
  const lines = snapshots.map((one) => {
    const facts = "manifest" in one
      ? factsOf(one.manifest)
      : `damaged: ${one.damage.replaceAll(/\s+/g, " ")}`;
    return `${one.id === current ? "*" : " "} ${one.id}  ${facts}`;
  });
  return lines.map((line) => `${line}\n`).join("");
}

function factsOf({ counts, models, evaluation, promotion }: Manifest): string {
  const facts = [`${counts.ratings} ratings of ${counts.films} films by ${counts.people} people`];
  const stars = evaluation.stars.find(({ model }) => model === models.stars.kind);
  const taste = evaluation.taste.find(({ model }) => model === models.taste.kind);
  if (stars) facts.push(`RMSE ${stars.rmse.toFixed(4)}`);
  if (taste) facts.push(`nDCG@10 ${taste.ndcg_at_10.toFixed(4)}`);
  const kept = promotion?.activated === false ? `; not activated: ${promotion.reason}` : "";
  return facts.join(", ") + kept;
}

/** Whether a new snapshot became current, and why: a line. */
export function formatVerdict({ id, promotion }: Pick<Manifest, "id" | "promotion">): string {
  const verdict = promotion?.activated === false ? "is kept and not made current" : "is current";
  return `Snapshot ${id} ${verdict}.${promotion ? ` ${promotion.reason}` : ""}\n`;
}

/** That another snapshot came into use while one was built: a line. */
export const formatChange = (before: SnapshotId | null, current: SnapshotId | null): string =>
  `While this was built, ${current ?? "no snapshot"} was made current in place of ` +
  `${before ?? "none"}: it is ${current ?? "none"} that this one is compared with and comes after.`;

/** How long each stage of a build took, a line. */
export function formatStages(seconds: Manifest["stage_seconds"]): string {
  const parts = Object.entries(seconds).map(([stage, taken]) => `${stage} ${taken.toFixed(1)} s`);
  return `Stages: ${parts.join(", ")}.\n`;
}
