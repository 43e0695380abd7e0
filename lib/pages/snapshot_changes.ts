import type { SnapshotSummary } from "../site.ts";

/** How a snapshot differs from the one that it followed. */
export interface SnapshotChanges {
  readonly ratings: number;
  readonly films: number;
  readonly people: number;
  /** Of the models in use, rounded to 4 places; `null` where either was not measured. */
  readonly rmse: number | null;
  readonly ndcg: number | null;
  /** The kind of the new model, where it is another one. */
  readonly starsModel: string | null;
  readonly tasteModel: string | null;
  /** Names of the settings that differ between models of the same kind. */
  readonly settings: readonly string[];
  /** Files that are new, gone or of other content. */
  readonly sources: readonly string[];
}

/** What changed from one snapshot to the next. */
export function changesBetween(before: SnapshotSummary, after: SnapshotSummary): SnapshotChanges {
  const [old, now] = [before.models, after.models];
  return {
    ratings: after.counts.ratings - before.counts.ratings,
    films: after.counts.films - before.counts.films,
    people: after.counts.people - before.counts.people,
    rmse: differenceOf(rmseOf(before), rmseOf(after)),
    ndcg: differenceOf(ndcgOf(before), ndcgOf(after)),
    starsModel: old.stars.kind === now.stars.kind ? null : now.stars.kind,
    tasteModel: old.taste.kind === now.taste.kind ? null : now.taste.kind,
    settings: [
      ...settingsThatDiffer(old.stars, now.stars),
      ...settingsThatDiffer(old.taste, now.taste),
    ],
    sources: namesThatDiffer(hashesOf(before), hashesOf(after)),
  };
}

/** RMSE of the stars head in use on held-out ratings. */
export const rmseOf = ({ evaluation, models }: SnapshotSummary): number | undefined =>
  evaluation.stars.find(({ model }) => model === models.stars.kind)?.rmse;

/** nDCG@10 of the taste head in use on held-out ratings. */
export const ndcgOf = ({ evaluation, models }: SnapshotSummary): number | undefined =>
  evaluation.taste.find(({ model }) => model === models.taste.kind)?.ndcg_at_10;

const differenceOf = (before?: number, after?: number): number | null =>
  before === undefined || after === undefined ? null : Number((after - before).toFixed(4));

type Model = Pick<SnapshotSummary["models"]["taste"], "kind" | "settings">;

const settingsThatDiffer = (before: Model, after: Model): string[] =>
  before.kind === after.kind ? namesThatDiffer(before.settings, after.settings) : [];

const hashesOf = ({ sources }: SnapshotSummary): Record<string, string> =>
  Object.fromEntries(sources.map(({ file, sha256 }) => [file, sha256]));

/** The names under which two records hold different values, or only one of them a value. */
function namesThatDiffer<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}
