/**
 * What rank and number of passes are worth at a size of data: errors on a held-out fifth and seconds
 * of each fit. The rules by which settings follow the number of ratings rest on it.
 *
 *     deno task bench sizes [ratings.csv]
 */
import { print } from "../lib/command.ts";
import { randomFolds, splitFolds } from "../lib/evaluation/folds.ts";
import { evaluateStarsSplit } from "../lib/evaluation/stars.ts";
import { evaluateTaste } from "../lib/evaluation/taste.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import type { StarsModel, TasteModel } from "../lib/models/heads.ts";
import { DEFAULT_BAYES } from "../lib/models/stars/bayes/settings.ts";
import { trainBayes } from "../lib/models/stars/bayes/train.ts";
import { trainSvd } from "../lib/models/stars/svd.ts";
import { SURPRISE_SVD } from "../lib/models/stars/svd_settings.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import { DEFAULT_ALS, trainAls } from "../lib/models/taste/als.ts";
import type { Trainer } from "../lib/models/trainers.ts";

const SEED = 1;

const [path] = Deno.args;
const ratings = path === undefined
  ? syntheticRatings({ people: 1000, films: 3000, ratings: 100_000 }, SEED)
  : await readRatingsFile(path);
const folds = randomFolds(ratings.values.length, 5, SEED);
const split = splitFolds(ratings, folds, [1, 2, 3, 4], [0]);

async function measureStars(name: string, fit: Trainer<StarsModel>): Promise<void> {
  const { rmse, fit_seconds } = await evaluateStarsSplit(split, fit, SEED);
  await print(
    Deno.stdout,
    `${name.padEnd(32)} RMSE    ${rmse.toFixed(4)}  ${fit_seconds.toFixed(1).padStart(7)} s\n`,
  );
}

async function measureTaste(name: string, fit: Trainer<TasteModel>): Promise<void> {
  const { report } = await evaluateTaste(name, split, fit, SEED);
  await print(
    Deno.stdout,
    `${name.padEnd(32)} nDCG@10 ${report.ndcg_at_10.toFixed(4)}  ${
      report.fit_seconds.toFixed(1).padStart(7)
    } s\n`,
  );
}

await print(
  Deno.stdout,
  `${ratings.values.length} ratings, ${ratings.nUsers} people, ${ratings.nItems} films\n`,
);
for (const factors of [16, 64, 100]) {
  for (const epochs of [10, 20]) {
    const settings = { ...SURPRISE_SVD, factors, epochs };
    await measureStars(
      `svd, ${factors} factors, ${epochs} epochs`,
      (some) => trainSvd(some, settings),
    );
  }
}
for (const sweeps of [16, 32, 80]) {
  const burnIn = Math.min(DEFAULT_BAYES.burnIn, Math.floor(sweeps / 4));
  const settings = { ...DEFAULT_BAYES, sweeps, burnIn, draws: sweeps - burnIn };
  await measureStars(`bayes, ${sweeps} sweeps`, (some) => trainBayes(some, settings));
}
for (const factors of [32, 64, 128]) {
  for (const iterations of [3, 6]) {
    const settings = { ...DEFAULT_ALS, factors, iterations };
    await measureTaste(
      `als, ${factors} factors, ${iterations} iterations`,
      (some) => trainAls(some, settings),
    );
  }
}
