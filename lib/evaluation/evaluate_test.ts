import { assert, assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import type { TasteModel } from "../models/heads.ts";
import { PopularityTaste, trainPopularity } from "../models/taste/popularity.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { runStars, runTaste } from "./evaluate.ts";
import { randomFolds, splitFolds } from "./folds.ts";
import { evaluateTaste } from "./taste.ts";

const ratings = syntheticRatings({ people: 40, films: 50, ratings: 1500 }, 1);
const folds = randomFolds(1500, 4, 1);

Deno.test("all stars heads are reported, learning beats the mean", async () => {
  const { reports, text } = await runStars({ ratings, folds, seed: 1, model: "all" });
  const [mean, biases] = reports;
  assertEquals([mean.model, mean.folds.length], ["mean", 4]);
  assert(biases.rmse < mean.rmse);
  assert(reports.every(({ rmse, mae }) => mae < rmse && rmse < 2));
  assert(reports.every((report) => text.includes(report.model)));
});

Deno.test("all taste heads are reported over the people with held-out films", async () => {
  const request = { ratings, folds, seed: 1, model: "all", trainFolds: [1, 2, 3], testFolds: [0] };
  const { reports } = await runTaste(request);
  assertEquals(reports.map(({ differences }) => differences.length), reports.map(() => 3));
  const few = await runTaste({ ...request, model: "popularity", minRating: 5 });
  assert(reports.every(({ people }) => people === reports[0].people && people <= 40));
  assert(few.reports[0].people <= reports[0].people);
});

Deno.test("an order that puts a person's held-out films first reaches 1", async () => {
  const [person] = splitFolds(ratings, folds, [1], [0]).test.users;
  const theirs = folds.map((fold, at) => fold === 0 && ratings.users[at] !== person ? 9 : fold);
  const split = splitFolds(ratings, theirs, [1, 2, 3], [0]);
  const wanted = new Float32Array(ratings.nItems);
  split.test.items.forEach((item) => wanted[item] = 1);
  const oracle = (): TasteModel => new PopularityTaste(wanted);
  const { report } = await evaluateTaste("oracle", split, oracle, 1);
  assertEquals(report.people, 1);
  assertAlmostEquals(report.ndcg_at_10, 1);
  assertAlmostEquals(report.recall_at_20, 1);
});

Deno.test("coverage of one list for everybody is that list", async () => {
  const split = splitFolds(ratings, folds, [1], [0]);
  const { report, ndcgs } = await evaluateTaste("popularity", split, trainPopularity, 1);
  assert(report.coverage >= 10 / ratings.nItems && report.coverage <= 1);
  assertEquals(ndcgs.ids.length, report.people);
  assert(report.ndcg_interval.low <= report.ndcg_at_10);
  assert(report.ndcg_interval.high >= report.ndcg_at_10);
});

Deno.test("without a test fold the taste head is tested on each in turn", async () => {
  const whole = { ratings, folds, seed: 1, model: "als" };
  const { reports: [report], text } = await runTaste(whole);
  const { folds: parts = [], baselines = [], differences } = report;
  assertEquals(parts.map(({ fold }) => fold), [0, 1, 2, 3]);
  for (const name of ["ndcg_at_10", "recall_at_20", "fit_seconds"] as const) {
    const sum = parts.reduce((total, part) => total + part[name], 0);
    assertAlmostEquals(report[name], name === "fit_seconds" ? sum : sum / 4, 1e-9);
  }
  assert(parts.every((part) => part.people <= report.people) && report.people <= 40);
  const likers = new Set(ratings.users.filter((_, at) => ratings.values[at] >= 4));
  assertEquals(report.liked?.people, likers.size);
  assert(report.ndcg_interval.low < report.ndcg_at_10);
  assert(report.ndcg_interval.high > report.ndcg_at_10);
  assertEquals([baselines[0].model, differences[0].model], ["popularity", "popularity"]);
  const { reports: [first] } = await runTaste({ ...whole, testFolds: [0] });
  assertEquals([first.ndcg_at_10, first.folds], [parts[0].ndcg_at_10, undefined]);
  for (const said of ["mean of 4 folds", "fold 3 held out", report.ndcg_at_10.toFixed(4)]) {
    assert(text.includes(said), `no "${said}" in\n${text}`);
  }
});

Deno.test("the top quarter of the scale is measured as if it had been asked for", async () => {
  const whole = { ratings, folds, seed: 1, model: "popularity", testFolds: [0] };
  const [{ reports: [both] }, { reports: [liked] }] = await Promise.all([
    runTaste(whole),
    runTaste({ ...whole, minRating: 4 }),
  ]);
  const { ndcg_at_10, recall_at_20, people } = liked;
  assertEquals(both.liked, { min_rating: 4, ndcg_at_10, recall_at_20, people });
  assertEquals(liked.liked, undefined);
  const tenfold = {
    ...ratings,
    values: ratings.values.map((value) => 10 * value),
    scale: { min: 5, max: 50 },
  };
  const { reports: [other] } = await runTaste({ ...whole, ratings: tenfold });
  assertEquals(other.liked, { ...both.liked, min_rating: 40 });
});

Deno.test("bayes is measured under each of several inputs", async () => {
  const few = { ...request("bayes"), testFolds: [0], inputs: ["ratings", "time"] as const };
  const { reports: [report], text } = await runStars(few);
  assertEquals([report.model, report.differences[0].model], ["bayes, time", "bayes"]);
  assertEquals(report.baselines?.map(({ model }) => model), ["bayes"]);
  assertEquals(text.split("\n").length, 3);
});

Deno.test("an unknown model is refused with the names there are", async () => {
  await assertRejects(
    () => runStars({ ratings, folds, seed: 1, model: "magic" }),
    ReelmatchError,
    "biases",
  );
});

Deno.test("a rating that nobody gave leaves nothing to find, which is said", async () => {
  const request = { ratings, folds, seed: 1, trainFolds: [1, 2, 3], testFolds: [0], minRating: 9 };
  await assertRejects(
    () => runTaste({ ...request, model: "popularity" }),
    ReelmatchError,
    "No held-out rating of 9",
  );
});

Deno.test("one model is reported beside plain ones, with how far it is from them", async () => {
  const { reports, text } = await runStars({ ratings, folds, seed: 1, model: "svd-tuned" });
  assertEquals(reports.length, 1);
  const [{ model, rmse, baselines, differences, rmse_interval, head }] = reports;
  assertEquals([head, model], ["stars", "svd-tuned"]);
  assertEquals(baselines?.map((plain) => plain.model), ["mean", "biases", "svd"]);
  assertEquals(differences.map((other) => other.model), ["mean", "biases", "svd"]);
  assert(differences[0].high < 0 && rmse_interval.low < rmse && rmse < rmse_interval.high);
  assertEquals(text.split("\n").length, 5);
  const alone = await runStars({ ratings, folds, seed: 1, model: "mean", alone: true });
  assertEquals([alone.reports[0].baselines, alone.reports[0].differences], [undefined, []]);
});

Deno.test("splits by time and by a test fold are one fit", async () => {
  for (const split of ["last", "date"] as const) {
    const { reports: [{ folds: fits }] } = await runStars({ ...request(), split });
    assertEquals(fits.length, 1);
    const { reports: [taste] } = await runTaste({ ...request("popularity"), split });
    assert(taste.people > 0);
  }
  const { reports: [{ folds: fits }] } = await runStars({ ...request(), testFolds: [2] });
  assertEquals(fits.length, 1);
});

const request = (model = "biases") => ({ ratings, folds, seed: 1, model, alone: true });
