/** `deno task tune`: searches settings of a model inside training data. */
import { print, runCommand } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { foldNames, randomFolds, splitFolds } from "../lib/evaluation/folds.ts";
import { fingerprints } from "../lib/evaluation/held_out.ts";
import { chooseTrial, runTrial } from "../lib/evaluation/tune.ts";
import {
  readTuneArguments,
  TUNE_HELP,
  type TuneArguments,
} from "../lib/evaluation/tune_arguments.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { startTeam } from "../lib/models/kernel/team.ts";
import type { Ratings } from "../lib/models/ratings.ts";
import { readCurrentRatings } from "../lib/snapshots/current_ratings.ts";
import { figuresOf, readSearch, referenceOf, writeSearch } from "../lib/snapshots/search_file.ts";

/** All ratings but those of the test fold. */
async function trainingRatings(
  { ratings: path, folds, testFold }: TuneArguments,
): Promise<Ratings> {
  if (path === undefined) return (await readCurrentRatings(readConfig().dataDir)).ratings;
  const ratings = await readRatingsFile(path);
  if (folds === undefined || testFold === undefined) return ratings;
  const foldOf = await readFoldsFile(folds, ratings.values.length);
  const train = foldNames(foldOf).filter((fold) => fold !== testFold);
  return splitFolds(ratings, foldOf, train, [testFold]).train;
}

/** What decides the figures of all trials but their settings. */
function protocolOf(ratings: Ratings, { seed }: TuneArguments): string {
  const print = fingerprints(ratings).reduce((sum, part) => (sum + part) | 0, 0) >>> 0;
  const count = ratings.values.length;
  return `a random fifth of ${count} training ratings (${
    print.toString(16)
  }) held out, seed ${seed}`;
}

await runCommand(async () => {
  const given = readTuneArguments(Deno.args);
  if (given === undefined) return await print(Deno.stdout, `${TUNE_HELP}\n`);
  const { out, model, seed, minutes } = given;
  const end = performance.now() + minutes * 60_000;
  const ratings = await trainingRatings(given);
  const split = splitFolds(ratings, randomFolds(ratings.values.length, 5, seed), [1, 2, 3, 4], [0]);
  const protocol = protocolOf(ratings, given);
  let search = await readSearch(out);
  if (search !== undefined && (search.protocol !== protocol || search.model !== model)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${out} holds another search (${search.model}: ${search.protocol}): name another file.`,
    );
  }
  using team = startTeam(given.workers);
  do {
    const reference = search && figuresOf(search.reference);
    const index = search?.trials.length ?? 0;
    const { trial, figures } = await runTrial(model, split, seed, index, reference, { team });
    const trials = [...search?.trials ?? [], trial];
    const { chosen, why } = chooseTrial(model, trials);
    const kept = search?.reference ?? referenceOf(figures);
    search = { model, protocol, chosen: chosen.settings, why, trials, reference: kept };
    await writeSearch(out, search);
    const what = `trial ${trial.index}: ${trial.figure.toFixed(4)} ${
      JSON.stringify(trial.settings)
    }`;
    await print(Deno.stdout, `${what}, chosen: trial ${chosen.index}\n`);
  } while (performance.now() < end);
  await print(Deno.stdout, `${search.why}\n${JSON.stringify(search.chosen)}\n`);
});
