import { pairedBootstrap } from "./bootstrap.ts";
import { deviation, range, table } from "./table.ts";
import type { TasteEvaluation, TasteSplit } from "./taste.ts";

const ACCURACY = ["nDCG@10", "Recall@20"];

/** nDCG@10 and Recall@20, and of liked films too where any evaluation has them. */
function accuracyOf({ ndcg_at_10, recall_at_20, liked }: TasteSplit, hasLiked: boolean): string[] {
  const both = [ndcg_at_10, recall_at_20];
  const figures = hasLiked ? [...both, liked?.ndcg_at_10, liked?.recall_at_20] : both;
  return figures.map((figure) => figure?.toFixed(4) ?? "");
}

/** The header over {@link accuracyOf}. */
const accuracyHeader = (from: number | undefined): string[] =>
  from === undefined ? ACCURACY : [...ACCURACY, ...ACCURACY.map((name) => `${name} ≥ ${from}`)];

/**
 * Evaluations of the taste head for a person to read, one model a line: how well they find what was
 * held out, of several folds the mean and then each by itself, and what their lists are like. The
 * last column of the first table is the 95 % interval of each one's nDCG@10 less the last one's, by
 * the paired bootstrap over people.
 */
export function formatTaste(evaluations: readonly TasteEvaluation[], seed: number): string {
  const reports = evaluations.map(({ report }) => report);
  const last = evaluations[evaluations.length - 1];
  const from = reports.find(({ liked }) => liked !== undefined)?.liked?.min_rating;
  const hasLiked = from !== undefined;
  const nFolds = last.report.folds?.length ?? 0;
  const accuracy = table([
    [
      nFolds > 0 ? `taste, mean of ${nFolds} folds` : "taste",
      ...accuracyHeader(from),
      ...(nFolds > 0 ? ["± folds"] : []),
      "95 % of nDCG@10",
      "nDCG@10 less last",
      "fit s",
    ],
    ...evaluations.map(({ report, ndcgs }) => [
      report.model,
      ...accuracyOf(report, hasLiked),
      ...(report.folds ? [deviation(report.folds.map((fold) => fold.ndcg_at_10)).toFixed(4)] : []),
      range(report.ndcg_interval),
      ndcgs === last.ndcgs ? "" : range(pairedBootstrap(ndcgs, last.ndcgs, seed)),
      report.fit_seconds.toFixed(2),
    ]),
  ]);
  const byFold = (last.report.folds ?? []).map(({ fold }, at) =>
    table([
      [`fold ${fold} held out`, ...accuracyHeader(from)],
      ...reports.map(({ model, folds = [] }) => [model, ...accuracyOf(folds[at], hasLiked)]),
    ])
  );
  const lists = table([
    ["first ten", "coverage", "Gini", "novelty", "alike"],
    ...reports.map((report) => [
      report.model,
      `${(100 * report.coverage).toFixed(1)} %`,
      report.gini.toFixed(3),
      report.novelty.toFixed(2),
      report.intra_list_similarity.toFixed(3),
    ]),
  ]);
  return [accuracy, ...byFold, lists].join("\n\n");
}
