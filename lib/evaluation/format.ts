import { pairedBootstrap } from "./bootstrap.ts";
import type { PersonFigures } from "./person_figures.ts";
import type { StarsEvaluation, StarsReport } from "./stars.ts";
import type { TasteEvaluation } from "./taste.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Rows of texts as aligned columns, the first row as the header. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
      .join("  ");
  return rows.map(line).join("\n");
}

/** The 95 % interval of one figure less another of the same people. */
function differenceOf(one: PersonFigures, other: PersonFigures, seed: number): string {
  if (one === other) return "";
  const { low, high } = pairedBootstrap(one, other, seed);
  return `${low.toFixed(4)}…${high.toFixed(4)}`;
}

/**
 * Evaluations of the stars head for a person to read, one model a line; the last column is the 95 %
 * interval of each one's RMSE less the last one's, by the paired bootstrap over people.
 */
export function formatStars(evaluations: readonly StarsEvaluation[], seed: number): string {
  const spread = ({ folds, rmse }: StarsReport): number =>
    Math.sqrt(folds.reduce((sum, fold) => sum + (fold.rmse - rmse) ** 2, 0) / folds.length);
  const reference = evaluations[evaluations.length - 1];
  const header = ["stars", "RMSE", "± folds", "95 % interval", "MAE", "in 50 %", "in 80 %"];
  return table([
    [...header, "in 95 %", "fit s", "predict s", "RMSE less last"],
    ...evaluations.map(({ report, errors }) => [
      report.model,
      report.rmse.toFixed(4),
      spread(report).toFixed(4),
      `${report.rmse_interval.low.toFixed(4)}…${report.rmse_interval.high.toFixed(4)}`,
      report.mae.toFixed(4),
      percent(report.interval_coverage[50]),
      percent(report.interval_coverage[80]),
      percent(report.interval_coverage[95]),
      report.fit_seconds.toFixed(2),
      report.predict_seconds.toFixed(2),
      differenceOf(errors.squares, reference.errors.squares, seed),
    ]),
  ]);
}

/**
 * Evaluations of the taste head for a person to read, one model a line; the last column is the 95 %
 * interval of each one's nDCG@10 less the last one's, by the paired bootstrap over people.
 */
export function formatTaste(evaluations: readonly TasteEvaluation[], seed: number): string {
  const reference = evaluations[evaluations.length - 1];
  return table([
    [
      "taste",
      "nDCG@10",
      "95 % interval",
      "Recall@20",
      "coverage",
      "Gini",
      "novelty",
      "alike",
      "fit s",
      "nDCG less last",
    ],
    ...evaluations.map((evaluation) => {
      const { report } = evaluation;
      return [
        report.model,
        report.ndcg_at_10.toFixed(4),
        `${report.ndcg_interval.low.toFixed(4)}…${report.ndcg_interval.high.toFixed(4)}`,
        report.recall_at_20.toFixed(4),
        percent(report.coverage),
        report.gini.toFixed(3),
        report.novelty.toFixed(2),
        report.intra_list_similarity.toFixed(3),
        report.fit_seconds.toFixed(2),
        differenceOf(evaluation.ndcgs, reference.ndcgs, seed),
      ];
    }),
  ]);
}
