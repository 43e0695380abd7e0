import type { TasteModel } from "../models/heads.ts";
import type { Trainer } from "../models/trainers.ts";
import { bootstrapFigure } from "./bootstrap.ts";
import type { Split } from "./folds.ts";
import type { PersonFigures } from "./person_figures.ts";
import {
  evaluateTaste,
  type LikedAccuracy,
  type TasteEvaluation,
  type TasteFold,
} from "./taste.ts";

/**
 * Trains a taste head on one side of each split and measures it on the other. Each split starts from
 * a seed of its own, so that the luck of one start does not weigh on the mean.
 * @param splits of the same ratings, at least one
 * @param minRating the rating from which a held-out film is relevant
 * @returns the report of one split as it is, of several their means
 * @throws {ReelmatchError} `BAD_INPUT` where a split holds out nothing that is relevant
 */
export async function evaluateTasteSplits(
  name: string,
  splits: Iterable<Split>,
  fit: Trainer<TasteModel>,
  seed: number,
  minRating?: number,
): Promise<TasteEvaluation> {
  const found: TasteEvaluation[] = [];
  const folds: TasteFold[] = [];
  for (const split of splits) {
    const fold = folds.length;
    const one = await evaluateTaste(name, split, fit, seed + fold, minRating);
    found.push(one);
    const { ndcg_at_10, recall_at_20, people, liked, fit_seconds } = one.report;
    folds.push({
      fold: split.fold ?? fold,
      ndcg_at_10,
      recall_at_20,
      people,
      ...(liked ? { liked } : {}),
      fit_seconds,
    });
  }
  if (found.length === 1) return found[0];
  const mean = (of: (one: TasteEvaluation["report"]) => number): number =>
    found.reduce((sum, { report }) => sum + of(report), 0) / found.length;
  const ndcgs = joinFigures(found.map((one) => one.ndcgs));
  const liked = meanLiked(found);
  return {
    report: {
      model: name,
      ndcg_at_10: mean((report) => report.ndcg_at_10),
      recall_at_20: mean((report) => report.recall_at_20),
      ndcg_interval: bootstrapFigure(ndcgs, seed),
      people: ndcgs.ids.length,
      ...(liked ? { liked } : {}),
      coverage: mean((report) => report.coverage),
      gini: mean((report) => report.gini),
      novelty: mean((report) => report.novelty),
      intra_list_similarity: mean((report) => report.intra_list_similarity),
      fit_seconds: mean((report) => report.fit_seconds) * found.length,
      folds,
    },
    ndcgs,
  };
}

/** Means over the splits in which somebody liked a held-out film. */
function meanLiked(found: readonly TasteEvaluation[]): LikedAccuracy | undefined {
  const all = found.flatMap(({ report: { liked } }) => liked ?? []);
  if (all.length === 0) return undefined;
  const mean = (of: (one: LikedAccuracy) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return {
    min_rating: Math.min(...all.map((one) => one.min_rating)),
    ndcg_at_10: mean((one) => one.ndcg_at_10),
    recall_at_20: mean((one) => one.recall_at_20),
    people: joinFigures(found.flatMap(({ likedNdcgs }) => likedNdcgs ?? [])).ids.length,
  };
}

/** What each person adds to a figure over several splits. */
function joinFigures(parts: readonly PersonFigures[]): PersonFigures {
  const people = new Map<number, { sum: number; count: number }>();
  for (const { ids, sums, counts } of parts) {
    ids.forEach((id, at) => {
      const person = people.get(id) ?? { sum: 0, count: 0 };
      people.set(id, { sum: person.sum + sums[at], count: person.count + counts[at] });
    });
  }
  const ids = Int32Array.from(people.keys()).sort();
  const figure = (of: (person: { sum: number; count: number }) => number): Float64Array =>
    Float64Array.from(ids, (id) => of(people.get(id) ?? { sum: 0, count: 0 }));
  return {
    ids,
    sums: figure(({ sum }) => sum),
    counts: figure(({ count }) => count),
    root: false,
  };
}
