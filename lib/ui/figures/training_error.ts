import type { SnapshotSummary } from "../../site.ts";
import { axisAround, runTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { csvAddress } from "./csv.ts";
import { numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * The error of the stars head on the ratings it learns from, epoch by epoch.
 * @returns `null` for a model that does not learn in epochs
 */
export function trainingErrorFigure(
  { models, evaluation }: Pick<SnapshotSummary, "models" | "evaluation">,
  { m, f, language }: Texts,
): FigureSpec | null {
  const { kind, training_rmse: errors = [] } = models.stars;
  if (errors.length < 2) return null;
  const epochs = errors.map((_, i) => i + 1);
  const measured = evaluation.stars.find(({ model }) => model === kind);
  return {
    id: "training_error",
    label: m.model.epochs,
    finding: m.model.epochsFinding(
      errors[0],
      errors[errors.length - 1],
      errors.length,
      measured?.rmse ?? null,
    ),
    chart: {
      kind: "line",
      size: "low",
      language,
      categories: epochs.map(String),
      ticks: runTicks(epochs),
      categoryTitle: m.model.epoch,
      valueTitle: m.model.trainingRmse,
      unit: "score",
      axis: axisAround(errors),
      series: [{ label: m.model.trainingRmse, values: errors, tone: "solid" }],
      strong: [errors.length - 1],
    },
    table: numbersTable(
      [m.model.epoch, m.model.trainingRmse],
      errors.map((error, i) => [String(epochs[i]), f.decimal(error, 4)]),
    ),
    csv: csvAddress(["epoch", "training_rmse"], errors.map((error, i) => [epochs[i], error])),
  };
}
