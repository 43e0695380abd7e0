import { ReelmatchError } from "../lib/errors.ts";
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

async function main(): Promise<string> {
  const given = readEvaluateArguments(Deno.args);
  if (given === undefined) return EVALUATE_HELP;
  const request = await requestOf(given);
  const run = given.head === "stars" ? runStars : runTaste;
  const { reports, text } = await run(request);
  return given.json ? JSON.stringify(reports.length === 1 ? reports[0] : reports) : text;
}

/** Writes the outcome and gives the exit code. */
function end(text: string, stream: typeof Deno.stdout, code: number): never {
  stream.writeSync(new TextEncoder().encode(text + "\n"));
  Deno.exit(code);
}

await main().then(
  (text) => end(text, Deno.stdout, 0),
  (error) => {
    if (!(error instanceof ReelmatchError)) throw error;
    end(`evaluate: ${error.message}`, Deno.stderr, 1);
  },
);
