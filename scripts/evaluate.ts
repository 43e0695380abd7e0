import { parseArgs } from "node:util";
import { messageOf, ReelmatchError } from "../lib/errors.ts";
import { type EvaluationRequest, runStars, runTaste } from "../lib/evaluation/evaluate.ts";
import { randomFolds } from "../lib/evaluation/folds.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";

const HELP = `Measures a model on held-out ratings.

deno task evaluate --ratings <csv> [--folds <file>] [--head stars|taste] [--model <name>|all] [--json]

  --ratings      CSV file with the header userId,movieId,rating,timestamp
  --folds        file with one whole number a line, the fold of each rating; 5 random folds without
  --head         stars (predicted ratings, the default) or taste (order of films)
  --model        a model of that head, or all; the head's default without
  --train-folds  taste: folds to learn from, as in 1,2,3,4; all but the test folds without
  --test-fold    taste: folds to test on; the lowest without
  --min-rating   taste: a held-out film is relevant from this rating on; any without
  --seed         of training, random folds and intervals; 42 without
  --json         one JSON object, or a list of them with --model all`;

function options(): Record<string, string | boolean | undefined> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      options: {
        ratings: text,
        folds: text,
        head: text,
        model: text,
        "train-folds": text,
        "test-fold": text,
        "min-rating": text,
        seed: text,
        json: flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    throw new ReelmatchError("BAD_INPUT", `${messageOf(cause)}. See --help.`, { cause });
  }
}

function numbers(name: string, text: string | boolean | undefined): number[] | undefined {
  if (typeof text !== "string") return undefined;
  const list = text.split(",").map((part) => part.trim() === "" ? Number.NaN : Number(part));
  if (list.every(Number.isFinite)) return list;
  throw new ReelmatchError("BAD_INPUT", `--${name} is "${text}": expected numbers, as in 1,2,3,4.`);
}

async function main(): Promise<string> {
  const given = options();
  if (given.help === true) return HELP;
  if (typeof given.ratings !== "string") {
    throw new ReelmatchError("BAD_INPUT", "--ratings is missing: name a CSV file. See --help.");
  }
  const head = given.head ?? "stars";
  if (head !== "stars" && head !== "taste") {
    throw new ReelmatchError("BAD_INPUT", `--head is "${head}": expected stars or taste.`);
  }
  const [seed] = numbers("seed", given.seed) ?? [42];
  const ratings = await readRatingsFile(given.ratings);
  const folds = typeof given.folds === "string"
    ? await readFoldsFile(given.folds, ratings.values.length)
    : randomFolds(ratings.values.length, 5, seed);
  const request: EvaluationRequest = {
    ratings,
    folds,
    model: typeof given.model === "string" ? given.model : undefined,
    seed,
    trainFolds: numbers("train-folds", given["train-folds"]),
    testFolds: numbers("test-fold", given["test-fold"]),
    minRating: numbers("min-rating", given["min-rating"])?.[0],
  };
  const { reports, text } = head === "stars" ? await runStars(request) : await runTaste(request);
  return given.json === true ? JSON.stringify(reports.length === 1 ? reports[0] : reports) : text;
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
