/** `deno task evaluate`: measures models on held-out ratings. */
import { print, runCommand } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import {
  EVALUATE_HELP,
  type EvaluateArguments,
  readEvaluateArguments,
} from "../lib/evaluation/arguments.ts";
import {
  type EvaluationRequest,
  modelsOf,
  runStars,
  runTaste,
} from "../lib/evaluation/evaluate.ts";
import { randomFolds } from "../lib/evaluation/folds.ts";
import { readFilmFacts } from "../lib/ingest/film_facts.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { type FilmFacts, filmFeatures } from "../lib/models/film_facts.ts";
import { startTeam } from "../lib/models/kernel/team.ts";
import type { Ratings } from "../lib/models/ratings.ts";
import { checkTuned } from "../lib/models/tuned.ts";
import { readCurrentRatings } from "../lib/snapshots/current_ratings.ts";
import { readTuned } from "../lib/snapshots/search_file.ts";

/** The ratings to evaluate on, and what is known of their films where that is asked for. */
async function readData(
  { ratings: path, films, links, inputs }: EvaluateArguments,
): Promise<{ ratings: Ratings; facts: readonly (FilmFacts | undefined)[] }> {
  if (path === undefined) {
    const { ratings, facts } = await readCurrentRatings(readConfig().dataDir);
    return { ratings, facts: inputs.every((seen) => seen === "ratings") ? [] : facts };
  }
  const ratings = await readRatingsFile(path);
  return { ratings, facts: await readFilmFacts(films, ratings.itemIds, path, links) };
}

async function requestOf(given: EvaluateArguments): Promise<EvaluationRequest> {
  const tuned = await readTuned(given.settings);
  checkTuned(tuned, given.heads.flatMap((head) => modelsOf(head, given)));
  const { ratings, facts } = await readData(given);
  const count = ratings.values.length;
  const folds = given.folds === undefined
    ? given.split === "folds" ? randomFolds(count, 5, given.seed) : new Int32Array(count)
    : await readFoldsFile(given.folds, count);
  return { ...given, ratings, folds, itemFacts: filmFeatures(facts), tuned };
}

await runCommand(async () => {
  const given = readEvaluateArguments(Deno.args);
  if (given === undefined) return await print(Deno.stdout, `${EVALUATE_HELP}\n`);
  const request = await requestOf(given);
  using team = startTeam(given.workers);
  const reports: unknown[] = [];
  for (const [at, head] of given.heads.entries()) {
    const found = await (head === "stars" ? runStars : runTaste)({ ...request, team });
    reports.push(...found.reports);
    // one head's table is there even where the other cannot be measured
    if (!given.json) await print(Deno.stdout, `${at > 0 ? "\n" : ""}${found.text}\n`);
  }
  const json = JSON.stringify(reports.length === 1 ? reports[0] : reports);
  if (given.json) await print(Deno.stdout, `${json}\n`);
});
