import { print, runCommand } from "../lib/command.ts";
import {
  EVALUATE_HELP,
  type EvaluateArguments,
  readEvaluateArguments,
} from "../lib/evaluation/arguments.ts";
import { type EvaluationRequest, runStars, runTaste } from "../lib/evaluation/evaluate.ts";
import { randomFolds } from "../lib/evaluation/folds.ts";
import { readFilmFactsFile } from "../lib/ingest/film_facts_file.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { filmFeatures } from "../lib/models/film_facts.ts";

async function requestOf(given: EvaluateArguments): Promise<EvaluationRequest> {
  const ratings = await readRatingsFile(given.ratings);
  const count = ratings.values.length;
  const folds = given.folds === undefined
    ? randomFolds(count, 5, given.seed)
    : await readFoldsFile(given.folds, count);
  if (given.films === undefined) return { ...given, ratings, folds };
  const facts = await readFilmFactsFile(given.films);
  const itemFacts = filmFeatures(Array.from(ratings.itemIds, (id) => facts.get(id)));
  return { ...given, ratings, folds, itemFacts };
}

await runCommand(async () => {
  const given = readEvaluateArguments(Deno.args);
  if (given === undefined) return await print(Deno.stdout, `${EVALUATE_HELP}\n`);
  const request = await requestOf(given);
  const run = given.head === "stars" ? runStars : runTaste;
  const { reports, text } = await run(request);
  const json = JSON.stringify(reports.length === 1 ? reports[0] : reports);
  await print(Deno.stdout, `${given.json ? json : text}\n`);
});
