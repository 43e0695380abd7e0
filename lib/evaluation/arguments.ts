import { parseArgs } from "node:util";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { Inputs } from "./evaluate.ts";

/** How the evaluation is asked for, and what each option means. */
export const EVALUATE_HELP = `Measures a model on held-out ratings.

deno task evaluate --ratings <csv> [--folds <file>] [--head stars|taste] [--model <name>|all] [--json]

  --ratings      CSV file with the header userId,movieId,rating,timestamp
  --folds        file with one whole number a line, the fold of each rating; 5 random folds without
  --head         stars (predicted ratings, the default) or taste (order of films)
  --model        a model of that head, or all; the head's default without
  --inputs       stars: ratings (the default), films (their facts too) or time (that of each rating
                 too: what time is worth, not what can be served)
  --films        stars: CSV file with the header movieId,title,genres, for --inputs films or time
  --train-folds  taste: folds to learn from, as in 1,2,3,4; all but the test folds without
  --test-fold    taste: folds to test on; the lowest without
  --min-rating   taste: a held-out film is relevant from this rating on; any without
  --seed         of training, random folds and intervals; 42 without
  --json         one JSON object, or a list of them with --model all`;

/** The command line of the evaluation, read and checked. */
export interface EvaluateArguments {
  readonly ratings: string;
  readonly folds?: string;
  readonly head: "stars" | "taste";
  readonly model?: string;
  readonly inputs: Inputs;
  readonly films?: string;
  readonly trainFolds?: readonly number[];
  readonly testFolds?: readonly number[];
  readonly minRating?: number;
  readonly seed: number;
  readonly json: boolean;
}

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const OPTIONS = {
  ratings: TEXT,
  folds: TEXT,
  head: TEXT,
  model: TEXT,
  inputs: TEXT,
  films: TEXT,
  "train-folds": TEXT,
  "test-fold": TEXT,
  "min-rating": TEXT,
  seed: TEXT,
  json: FLAG,
  help: FLAG,
};

const refuse = (message: string): ReelmatchError =>
  new ReelmatchError("BAD_INPUT", `${message} See --help.`);

function numbers(name: string, text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const list = text.split(",").map((part) => part.trim() === "" ? Number.NaN : Number(part));
  if (list.every(Number.isFinite)) return list;
  throw refuse(`--${name} is "${text}": expected numbers, as in 1,2,3,4.`);
}

function choice<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((value) => value === text);
  if (found !== undefined) return found;
  throw refuse(`--${name} is "${text}": expected ${choices.join(" or ")}.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw refuse(`${messageOf(cause)}.`);
  }
}

/**
 * Reads the command line of `deno task evaluate`.
 * @returns `undefined` where help is asked for
 * @throws {ReelmatchError} `BAD_INPUT` naming the option that is missing or cannot be used
 */
export function readEvaluateArguments(args: string[]): EvaluateArguments | undefined {
  const given = parse(args);
  if (given.help) return undefined;
  const { ratings, folds, model, films } = given;
  if (ratings === undefined) throw refuse("--ratings is missing: name a CSV file.");
  const inputs = choice("inputs", given.inputs ?? "ratings", ["ratings", "films", "time"]);
  if (inputs === "films" && films === undefined) {
    throw refuse("--inputs films needs --films: name a CSV file of films.");
  }
  return {
    ratings,
    folds,
    head: choice("head", given.head ?? "stars", ["stars", "taste"]),
    model,
    inputs,
    films,
    trainFolds: numbers("train-folds", given["train-folds"]),
    testFolds: numbers("test-fold", given["test-fold"]),
    minRating: numbers("min-rating", given["min-rating"])?.[0],
    seed: numbers("seed", given.seed)?.[0] ?? 42,
    json: given.json ?? false,
  };
}
