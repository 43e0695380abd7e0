/**
 * What EASE loses by covering only the most rated films: nDCG@10 and Recall@20 of EASE and of its
 * blend with implicit ALS by the size of the head, as means over the folds.
 *
 *     deno task bench heads [ratings.csv folds.txt [the folds to test on, as in 0,1]]
 */
import { print } from "../lib/command.ts";
import { foldNames, randomFolds, splitFolds } from "../lib/evaluation/folds.ts";
import { evaluateTaste } from "../lib/evaluation/taste.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import type { TasteModel } from "../lib/models/heads.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import { trainAls } from "../lib/models/taste/als.ts";
import { DEFAULT_BLEND } from "../lib/models/taste/blend.ts";
import { BlendTaste } from "../lib/models/taste/blend_taste.ts";
import { trainEase } from "../lib/models/taste/ease.ts";

const HEADS = [1000, 2000, 3000, 5000, Infinity];

const [ratingsPath, foldsPath, tests] = Deno.args;
const ratings = ratingsPath === undefined
  ? syntheticRatings({ people: 671, films: 2000, ratings: 60_000 }, 1)
  : await readRatingsFile(ratingsPath);
const count = ratings.values.length;
const folds = foldsPath === undefined
  ? randomFolds(count, 5, 1)
  : await readFoldsFile(foldsPath, count);
const names = foldNames(folds);
const tested = tests === undefined ? names : tests.split(",").map(Number);
const { als: alsSettings, ease: easeSettings, easeWeight } = DEFAULT_BLEND;

/** Sums over the folds, by head and model. */
const sums = new Map<string, { ndcg: number; ndcg4: number; recall: number }>();

for (const test of tested) {
  const split = splitFolds(ratings, folds, names.filter((fold) => fold !== test), [test]);
  const als = await trainAls(split.train, alsSettings);
  for (const head of HEADS) {
    const ease = await trainEase(
      split.train,
      head === Infinity ? easeSettings : { ...easeSettings, head, mostPeople: 0 },
    );
    const blend = new BlendTaste([
      { name: als.kind, model: als, weight: 1 - easeWeight },
      { name: ease.kind, model: ease, weight: easeWeight },
    ], {});
    const models: [string, TasteModel][] = [["ease", ease], ["blend", blend]];
    for (const [name, model] of models) {
      const all = await evaluateTaste(name, split, () => model, 1);
      const liked = await evaluateTaste(name, split, () => model, 1, 4);
      const key = `${head === Infinity ? "all films" : head} ${name}`;
      const sum = sums.get(key) ?? { ndcg: 0, ndcg4: 0, recall: 0 };
      sums.set(key, {
        ndcg: sum.ndcg + all.report.ndcg_at_10,
        ndcg4: sum.ndcg4 + liked.report.ndcg_at_10,
        recall: sum.recall + all.report.recall_at_20,
      });
    }
  }
}
for (const [key, { ndcg, ndcg4, recall }] of sums) {
  const means = [ndcg, recall, ndcg4].map((sum) => (sum / tested.length).toFixed(4));
  await print(
    Deno.stdout,
    `${key.padEnd(18)} nDCG@10 ${means[0]}, Recall@20 ${means[1]}, nDCG@10 of ratings ≥ 4 ${
      means[2]
    }\n`,
  );
}
