import { pairedBootstrap } from "./bootstrap.ts";
import type { StarsEvaluation } from "./stars.ts";
import { deviation, range, table } from "./table.ts";

const LEVELS = [50, 80, 95] as const;

/**
 * Evaluations of the stars head for a person to read, one model a line; the last column but one is
 * the 95 % interval of each one's RMSE less the last one's, by the paired bootstrap over people.
 */
export function formatStars(evaluations: readonly StarsEvaluation[], seed: number): string {
  const last = evaluations[evaluations.length - 1];
  const nFolds = last.report.folds.length;
  const isCrossed = nFolds > 1;
  return table([
    [
      isCrossed ? `stars, mean of ${nFolds} folds` : "stars",
      "RMSE",
      "MAE",
      ...(isCrossed ? ["± folds"] : []),
      "95 % of RMSE",
      "within 50 / 80 / 95 %",
      "RMSE less last",
      "fit s",
      "predict s",
    ],
    ...evaluations.map(({ report, errors: { squares } }) => [
      report.model,
      report.rmse.toFixed(4),
      report.mae.toFixed(4),
      ...(isCrossed ? [deviation(report.folds.map((fold) => fold.rmse)).toFixed(4)] : []),
      range(report.rmse_interval),
      LEVELS.map((level) => (100 * report.interval_coverage[level]).toFixed(1)).join(" / "),
      squares === last.errors.squares
        ? ""
        : range(pairedBootstrap(squares, last.errors.squares, seed)),
      report.fit_seconds.toFixed(2),
      report.predict_seconds.toFixed(2),
    ]),
  ]);
}
