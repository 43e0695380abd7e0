import { parseArgs } from "node:util";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { Inputs } from "./evaluate.ts";
import type { SplitKind } from "./splits.ts";

/** How the evaluation is asked for, and what each option means. */
export const EVALUATE_HELP = `Measures models on held-out ratings, beside plain ones.

deno task evaluate [--ratings <csv>] [--head stars|taste] [--model <name>|all] [--json]

  --ratings      CSV file with the header userId,movieId,rating,timestamp; without it, the ratings of
                 the current snapshot in DATA_DIR
  --head         stars (predicted ratings, the default) or taste (order of films); with --model all
                 and no --head, both
  --model        a model of that head, or all; the head's default without
  --alone        only that model, without the plain ones beside it

What is held out:
  --split        folds (the default), last (each person's latest fifth) or date (what came after
                 one date, a fifth of all)
  --folds        file with one whole number a line, the fold of each rating; 5 random folds without
  --train-folds  folds to learn from, as in 1,2,3,4; all but the test folds without
  --test-fold    folds to test on, at once; without either, each fold is tested on in turn
  --min-rating   taste: a held-out film is relevant from this rating on; without it any is, and
                 figures for the top quarter of the scale stand beside

What bayes may see:
  --inputs       ratings (the default), films (their facts too) or time (that of each rating too:
                 what time is worth, not what can be served); several one after the other, as in
                 ratings,films,time
  --films        CSV file of films for --inputs films or time: movieId,title,genres, or Kaggle's
                 movies_metadata.csv, with the keywords.csv beside it; give it twice to join two
  --links        CSV file movieId,imdbId,tmdbId that leads to Kaggle's ids; the links.csv beside
                 the ratings without

  --settings     file of settings that \`deno task tune\` chose; once for each model
  --seed         of training, random folds and intervals; 42 without
  --workers      threads that train, the same bits for any number; 1 without
  --json         one JSON object for one model, else a list of them`;

/** The command line of the evaluation, read and checked. */
export interface EvaluateArguments {
  readonly ratings?: string;
  readonly folds?: string;
  readonly split: SplitKind;
  readonly heads: readonly ("stars" | "taste")[];
  readonly model?: string;
  readonly alone: boolean;
  readonly inputs: readonly Inputs[];
  readonly films: readonly string[];
  readonly links?: string;
  readonly settings: readonly string[];
  readonly trainFolds?: readonly number[];
  readonly testFolds?: readonly number[];
  readonly minRating?: number;
  readonly seed: number;
  readonly workers: number;
  readonly json: boolean;
}

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const OPTIONS = {
  ratings: TEXT,
  folds: TEXT,
  split: TEXT,
  head: TEXT,
  model: TEXT,
  alone: FLAG,
  inputs: TEXT,
  films: { type: "string", multiple: true },
  links: TEXT,
  settings: { type: "string", multiple: true },
  "train-folds": TEXT,
  "test-fold": TEXT,
  "min-rating": TEXT,
  seed: TEXT,
  workers: TEXT,
  json: FLAG,
  help: FLAG,
} as const;

const refuse = (message: string): ReelmatchError =>
  new ReelmatchError("BAD_INPUT", `${message} See --help.`);

function numbers(name: string, text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const list = text.split(",").map((part) => part.trim() === "" ? Number.NaN : Number(part));
  if (list.every(Number.isFinite)) return list;
  throw refuse(`--${name} is "${text}": expected numbers, as in 1,2,3,4.`);
}

/** One number, whole and at least `least` where that is given. */
function number(name: string, text: string | undefined, least?: number): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (
    Number.isFinite(value) && (least === undefined || Number.isInteger(value) && value >= least)
  ) {
    return value;
  }
  const expected = least === undefined ? "a number" : `a whole number from ${least}`;
  throw refuse(`--${name} is "${text}": expected ${expected}.`);
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

const HEADS: readonly ("stars" | "taste")[] = ["stars", "taste"];

/**
 * Reads the command line of `deno task evaluate`.
 * @returns `undefined` where help is asked for
 * @throws {ReelmatchError} `BAD_INPUT` naming the option that is missing or cannot be used
 */
export function readEvaluateArguments(args: string[]): EvaluateArguments | undefined {
  const given = parse(args);
  if (given.help) return undefined;
  const { ratings, folds, model, films = [], links } = given;
  const split = choice("split", given.split ?? "folds", ["folds", "last", "date"]);
  const inputs = (given.inputs ?? "ratings").split(",")
    .map((text) => choice<Inputs>("inputs", text.trim(), ["ratings", "films", "time"]));
  if (inputs.includes("films") && films.length === 0 && ratings !== undefined) {
    throw refuse("--inputs films needs --films: name a CSV file of films.");
  }
  if (films.length > 0 && ratings === undefined) {
    throw refuse("--films goes with --ratings: a snapshot has facts of its films.");
  }
  const foldOptions = [folds, given["train-folds"], given["test-fold"]];
  if (split !== "folds" && foldOptions.some((option) => option !== undefined)) {
    throw refuse(`--split ${split} has no folds: leave out --folds, --train-folds, --test-fold.`);
  }
  if (folds !== undefined && ratings === undefined) {
    throw refuse("--folds goes with --ratings: its lines are the ratings of that file.");
  }
  const both = given.head === undefined && model === "all";
  const heads = both ? HEADS : [choice("head", given.head ?? "stars", HEADS)];
  if (given["min-rating"] !== undefined && !heads.includes("taste")) {
    throw refuse("--min-rating is of the order of films: give --head taste too.");
  }
  if (given.inputs !== undefined && !heads.includes("stars")) {
    throw refuse("--inputs is of predicted ratings: give --head stars too.");
  }
  return {
    ratings,
    folds,
    split,
    heads,
    model,
    alone: given.alone ?? false,
    inputs,
    films,
    links,
    settings: given.settings ?? [],
    trainFolds: numbers("train-folds", given["train-folds"]),
    testFolds: numbers("test-fold", given["test-fold"]),
    minRating: number("min-rating", given["min-rating"]),
    seed: number("seed", given.seed, 0) ?? 42,
    workers: number("workers", given.workers, 1) ?? 1,
    json: given.json ?? false,
  };
}
