import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { SnapshotSummary } from "../../site.ts";
import { readCursor } from "../charts/cursor.ts";
import { coverageFigure } from "./coverage.ts";
import { starsQualityFigure, tasteQualityFigure } from "./model_quality.ts";
import { textsOf } from "./texts.ts";
import { trainingErrorFigure } from "./training_error.ts";

const texts = textsOf("en");

const evaluation: SnapshotSummary["evaluation"] = {
  protocol: "a fifth",
  stars: [
    { model: "mean", rmse: 1.04, mae: 0.84, rmse_interval: { low: 1.01, high: 1.07 } },
    {
      model: "bayes",
      rmse: 0.818,
      mae: 0.62,
      rmse_interval: { low: 0.793, high: 0.843 },
      mae_interval: { low: 0.6, high: 0.64 },
      interval_coverage: { 50: 0.52, 80: 0.818, 95: 0.9477 },
    },
  ],
  taste: [
    { model: "popularity", ndcg_at_10: 0.17, recall_at_20: 0.2, coverage: 0.03, people: 670 },
    { model: "blend", ndcg_at_10: 0.36, recall_at_20: 0.4, coverage: 0.4, people: 670 },
  ],
};

Deno.test("models stand best first, each between its bounds, the one in use marked", () => {
  const figure = starsQualityFigure(evaluation, "bayes", texts);
  const [series] = figure?.chart.series ?? [];
  assertEquals(series.values, [0.818, 1.04]);
  assertEquals(series.bounds, [[0.793, 0.843], [1.01, 1.07]]);
  assertEquals(figure?.chart.strong, [0]);
  const { min = 0, max = 0 } = figure?.chart.axis ?? {};
  assert(min <= 0.793 && max >= 1.07);
  assertEquals(figure?.table.rows[0].slice(1), [
    "0.8180",
    "0.7930–0.8430",
    "0.6200",
    "0.6000–0.6400",
  ]);
  const said = figure && readCursor(figure.chart, { category: 0, series: 0 });
  assertEquals(said, "Bayesian factorisation: RMSE, stars 0.818 (0.793–0.843)");
});

Deno.test("a model that a plainer one beats is not called closer", () => {
  const { finding } = starsQualityFigure(evaluation, "mean", texts) ?? {};
  assertStringIncludes(finding ?? "", "no closer than Bayesian factorisation");
});

Deno.test("snapshots from before intervals were kept are shown without", () => {
  const { chart, table } = tasteQualityFigure(evaluation, "blend", texts) ?? {};
  assertEquals(chart?.series[0].bounds, [null, null]);
  assertEquals(table?.rows[0][2], "–");
  assertEquals(coverageFigure(evaluation, "mean", texts), null);
});

Deno.test("what intervals hold is told beside what they promise", () => {
  const figure = coverageFigure(evaluation, "bayes", texts);
  assertEquals(
    figure?.finding,
    "Of ratings it never saw, 52% lay in their 50% interval, 82% lay in their 80% interval, " +
      "95% lay in their 95% interval.",
  );
  assertEquals(figure?.table.rows.map(([, , held]) => held), ["52.0%", "81.8%", "94.8%"]);
});

Deno.test("the error by epoch ends beside the error on ratings never seen", () => {
  const training_rmse = [0.9, 0.8, 0.75];
  const stars = { kind: "bayes", settings: {}, training_rmse };
  const models = { stars, taste: { kind: "als", settings: {} } };
  const figure = trainingErrorFigure({ models, evaluation }, texts);
  assertEquals(
    figure?.finding,
    "From 0.900 to 0.750 stars in 3 passes over the ratings it learns from; on ratings it never " +
      "saw it is off by 0.818.",
  );
  assertEquals(figure?.chart.categories, ["1", "2", "3"]);
  const plain = { ...models, stars: { kind: "mean", settings: {} } };
  assertEquals(trainingErrorFigure({ models: plain, evaluation }, texts), null);
});
