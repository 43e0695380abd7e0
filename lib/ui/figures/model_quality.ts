import type { SnapshotSummary } from "../../site.ts";
import { allTicks, axisFromZero } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { modelName } from "../messages/model_words.ts";
import { csvAddress } from "./csv.ts";
import { numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

type Evaluation = SnapshotSummary["evaluation"];

const nameOf = (model: string, { language }: Texts): string => modelName(language, model);

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
  const names = ranked.map(({ model }) => nameOf(model, texts));
  const name = nameOf(inUse, texts);
  return {
    id: "stars_quality",
    label: m.model.stars,
    finding: rival === undefined
      ? m.model.starsOnly(name, own.rmse)
      : m.model.starsFinding(name, own.rmse, nameOf(rival.model, texts), 1 - own.rmse / rival.rmse),
    chart: {
      kind: "bars",
      size: "low",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.model.columns.model,
      valueTitle: m.model.columns.rmse,
      unit: "stars",
      axis: axisFromZero(Math.max(...ranked.map(({ rmse }) => rmse))),
      series: [{
        label: m.model.columns.rmse,
        values: ranked.map(({ rmse }) => rmse),
        tone: "solid",
      }],
      strong: [ranked.indexOf(own)],
    },
    table: numbersTable(
      [m.model.columns.model, m.model.columns.rmse, m.model.columns.mae],
      ranked.map(({ rmse, mae }, i) => [names[i], f.decimal(rmse, 4), f.decimal(mae, 4)]),
    ),
    csv: csvAddress(
      ["model", "rmse", "mae"],
      ranked.map(({ model, rmse, mae }) => [model, rmse, mae]),
    ),
  };
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
  const names = ranked.map(({ model }) => nameOf(model, texts));
  const name = nameOf(inUse, texts);
  const { columns } = m.model;
  return {
    id: "taste_quality",
    label: m.model.taste,
    finding: rival === undefined || rival.ndcg_at_10 === 0
      ? m.model.tasteOnly(name, own.ndcg_at_10)
      : m.model.tasteFinding(
        name,
        own.ndcg_at_10,
        nameOf(rival.model, texts),
        own.ndcg_at_10 / rival.ndcg_at_10,
      ),
    chart: {
      kind: "bars",
      size: "low",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: columns.model,
      valueTitle: columns.ndcg,
      unit: "stars",
      axis: axisFromZero(Math.max(...ranked.map(({ ndcg_at_10 }) => ndcg_at_10))),
      series: [{
        label: columns.ndcg,
        values: ranked.map(({ ndcg_at_10 }) => ndcg_at_10),
        tone: "solid",
      }],
      strong: [ranked.indexOf(own)],
    },
    table: numbersTable(
      [columns.model, columns.ndcg, columns.recall, columns.coverage, columns.people],
      ranked.map((row, i) => [
        names[i],
        f.decimal(row.ndcg_at_10, 4),
        f.decimal(row.recall_at_20, 4),
        f.percent(row.coverage),
        f.count(row.people),
      ]),
    ),
    csv: csvAddress(
      ["model", "ndcg_at_10", "recall_at_20", "coverage", "people"],
      ranked.map((row) => [
        row.model,
        row.ndcg_at_10,
        row.recall_at_20,
        row.coverage,
        row.people,
      ]),
    ),
  };
}
