import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { messageOf, ReelmatchError } from "../lib/errors.ts";
import { foldNames, randomFolds, splitFolds } from "../lib/evaluation/folds.ts";
import { bestTrial, runTrial, type Trial } from "../lib/evaluation/tune.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import type { Ratings } from "../lib/models/ratings.ts";

const HELP = `Searches settings of the taste head on ratings held out of the training data.

deno task tune --ratings <csv> --out <json> [--folds <file> --test-fold <n>] [--minutes <n>] [--seed <n>]

  --out        file of all trials and the best one; where it exists, the search goes on from it
  --folds      file with the fold of each rating; with --test-fold, that fold is never looked at
  --minutes    no further trial is begun after so long; 10 without
  --seed       of the trials and of what is held out; 42 without`;

/** Trials of a former run with the same protocol; none where there is no file. */
async function formerTrials(path: string, protocol: string): Promise<Trial[]> {
  const text = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw new ReelmatchError("UNAVAILABLE", `${path} cannot be read: ${messageOf(error)}.`);
  });
  if (text === undefined) return [];
  const former = JSON.parse(text);
  if (former.protocol === protocol) return former.trials;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${path} holds trials of another search (${former.protocol}): name another file.`,
  );
}

/** All ratings but those of the test fold. */
async function trainingRatings(path: string, folds?: string, testFold?: string): Promise<Ratings> {
  const ratings = await readRatingsFile(path);
  if (folds === undefined || testFold === undefined) return ratings;
  const foldOf = await readFoldsFile(folds, ratings.values.length);
  const test = Number(testFold);
  const train = foldNames(foldOf).filter((fold) => fold !== test);
  return splitFolds(ratings, foldOf, train, [test]).train;
}

await runCommand(async () => {
  const text = { type: "string" } as const;
  const names = { ratings: text, out: text, folds: text, "test-fold": text, minutes: text };
  const { values: given } = parseArgs({
    options: { ...names, seed: text, help: { type: "boolean" } },
  });
  if (given.help) return await print(Deno.stdout, `${HELP}\n`);
  const { ratings: path, out, folds, seed: seedText = "42", minutes = "10" } = given;
  const seed = Number(seedText);
  if (path === undefined || out === undefined || !Number.isInteger(seed) || !(+minutes > 0)) {
    throw new ReelmatchError("BAD_INPUT", "--ratings, --out or a number is missing. See --help.");
  }
  const ratings = await trainingRatings(path, folds, given["test-fold"]);
  const count = ratings.values.length;
  const split = splitFolds(ratings, randomFolds(count, 5, seed), [1, 2, 3, 4], [0]);
  const protocol = `a random fifth of ${count} training ratings held out, seed ${seed}`;
  const trials = await formerTrials(out, protocol);
  const end = performance.now() + Number(minutes) * 60_000;
  while (performance.now() < end) {
    const trial = await runTrial(split, seed, trials.length);
    trials.push(trial);
    const best = bestTrial(trials);
    await Deno.writeTextFile(`${out}.part`, JSON.stringify({ protocol, best, trials }, null, 2));
    await Deno.rename(`${out}.part`, out);
    const place = `trial ${trial.index}: nDCG@10 ${trial.ndcg_at_10.toFixed(4)}`;
    await print(Deno.stdout, `${place}, best ${best?.ndcg_at_10.toFixed(4)} (${best?.index})\n`);
  }
});
