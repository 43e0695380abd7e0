import type { SnapshotSummary } from "../../site.ts";
import { allTicks, axisAround, axisFromZero } from "../charts/axis.ts";
import type { Bounds, FigureSpec, TableSpec, ValueAxis } from "../charts/spec.ts";
import { modelName } from "../messages/model_words.ts";
import { csvAddress } from "./csv.ts";
import { numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

type Evaluation = SnapshotSummary["evaluation"];
type Interval = { readonly low: number; readonly high: number } | undefined;

/** A model's name with its figure of merit, and what that may lie between. */
interface Merit {
  readonly model: string;
  readonly value: number;
  readonly interval: Interval;
}

/** What is shown of models beside each other. */
interface Comparison {
  readonly id: string;
  readonly label: string;
  readonly finding: string;
  readonly valueTitle: string;
  /** Best first. */
  readonly merits: readonly Merit[];
  /** The model in use. */
  readonly own: string;
  readonly axisOf: (values: readonly number[]) => ValueAxis;
  readonly table: TableSpec;
  readonly csv: string;
}

/**
 * How far predicted stars are off, the model in use beside simple ones, best first.
 * @returns `null` without an evaluation
 */
export function starsQualityFigure(
  { stars }: Evaluation,
  inUse: string,
  texts: Texts,
): FigureSpec | null {
  const { m, f, language } = texts;
  const ranked = [...stars].sort((a, b) => a.rmse - b.rmse);
  const own = ranked.find(({ model }) => model === inUse);
  if (own === undefined) return null;
  const rival = ranked.find(({ model }) => model !== inUse);
  const name = modelName(language, inUse);
  const { columns } = m.model;
  const versus = rival === undefined ? "" : modelName(language, rival.model);
  const finding = rival === undefined
    ? m.model.starsOnly(name, own.rmse)
    : own.rmse < rival.rmse
    ? m.model.starsFinding(name, own.rmse, versus, 1 - own.rmse / rival.rmse)
    : m.model.starsBeaten(name, own.rmse, versus);
  return compared({
    id: "stars_quality",
    label: m.model.stars,
    finding,
    valueTitle: columns.rmse,
    merits: ranked.map((one) => ({
      model: one.model,
      value: one.rmse,
      interval: one.rmse_interval,
    })),
    own: inUse,
    axisOf: axisAround,
    table: numbersTable(
      [columns.model, columns.rmse, columns.rmseRange, columns.mae, columns.maeRange],
      ranked.map((one) => [
        modelName(language, one.model),
        f.decimal(one.rmse, 4),
        rangeOf(one.rmse_interval, texts),
        f.decimal(one.mae, 4),
        rangeOf(one.mae_interval, texts),
      ]),
    ),
    csv: csvAddress(
      ["model", "rmse", "rmse_low", "rmse_high", "mae", "mae_low", "mae_high"],
      ranked.map(({ model, rmse, mae, rmse_interval, mae_interval }) => [
        model,
        rmse,
        rmse_interval?.low ?? null,
        rmse_interval?.high ?? null,
        mae,
        mae_interval?.low ?? null,
        mae_interval?.high ?? null,
      ]),
    ),
  }, texts);
}

/**
 * How well films are ordered, the model in use beside simple ones, best first.
 * @returns `null` without an evaluation
 */
export function tasteQualityFigure(
  { taste }: Evaluation,
  inUse: string,
  texts: Texts,
): FigureSpec | null {
  const { m, f, language } = texts;
  const ranked = [...taste].sort((a, b) => b.ndcg_at_10 - a.ndcg_at_10);
  const own = ranked.find(({ model }) => model === inUse);
  if (own === undefined) return null;
  const rival = ranked.find(({ model }) => model !== inUse);
  const name = modelName(language, inUse);
  const { columns } = m.model;
  const finding = rival === undefined || rival.ndcg_at_10 === 0
    ? m.model.tasteOnly(name, own.ndcg_at_10)
    : m.model.tasteFinding(
      name,
      own.ndcg_at_10,
      modelName(language, rival.model),
      own.ndcg_at_10 / rival.ndcg_at_10,
    );
  return compared({
    id: "taste_quality",
    label: m.model.taste,
    finding,
    valueTitle: columns.ndcg,
    merits: ranked.map((one) => ({
      model: one.model,
      value: one.ndcg_at_10,
      interval: one.ndcg_interval,
    })),
    own: inUse,
    axisOf: (values) => axisFromZero(Math.max(...values)),
    table: numbersTable(
      [
        columns.model,
        columns.ndcg,
        columns.ndcgRange,
        columns.recall,
        columns.coverage,
        columns.people,
      ],
      ranked.map((one) => [
        modelName(language, one.model),
        f.decimal(one.ndcg_at_10, 4),
        rangeOf(one.ndcg_interval, texts),
        f.decimal(one.recall_at_20, 4),
        f.percent(one.coverage),
        f.count(one.people),
      ]),
    ),
    csv: csvAddress(
      ["model", "ndcg_at_10", "ndcg_low", "ndcg_high", "recall_at_20", "coverage", "people"],
      ranked.map((one) => [
        one.model,
        one.ndcg_at_10,
        one.ndcg_interval?.low ?? null,
        one.ndcg_interval?.high ?? null,
        one.recall_at_20,
        one.coverage,
        one.people,
      ]),
    ),
  }, texts);
}

/** Models as rows, a dot each on the line between its bounds, the one in use marked. */
function compared(
  { merits, own, valueTitle, axisOf, ...shared }: Comparison,
  { m, language }: Texts,
): FigureSpec {
  const names = merits.map(({ model }) => modelName(language, model));
  const bounds = merits.map(({ interval }): Bounds | null =>
    interval === undefined ? null : [interval.low, interval.high]
  );
  const values = merits.map(({ value }) => value);
  return {
    ...shared,
    chart: {
      kind: "dots",
      size: "low",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.model.columns.model,
      valueTitle,
      unit: "score",
      axis: axisOf([...values, ...bounds.flatMap((between) => between ?? [])]),
      series: [{ label: valueTitle, values, bounds, tone: "solid" }],
      strong: [merits.findIndex(({ model }) => model === own)],
    },
  };
}

const rangeOf = (interval: Interval, { f }: Texts): string =>
  interval === undefined ? "–" : `${f.decimal(interval.low, 4)}–${f.decimal(interval.high, 4)}`;
