import { parseArgs } from "node:util";
import { messageOf, ReelmatchError } from "../errors.ts";
import { TUNABLE_MODELS } from "./tune.ts";

/** How a search is asked for, and what each option means. */
export const TUNE_HELP = `Searches settings of a model on ratings held out of the training data.

deno task tune --out <json> [--ratings <csv>] [--head stars|taste] [--model <name>] [--minutes <n>]

  --out        file of all trials, the settings chosen and why; where it exists, the search goes on
               from it; \`deno task train --settings\` and \`evaluate --settings\` take it
  --ratings    CSV file with the header userId,movieId,rating,timestamp; without it, the ratings of
               the current snapshot in DATA_DIR
  --head       stars or taste (the default)
  --model      ${TUNABLE_MODELS.stars.join(" or ")} of the stars head, ${
  TUNABLE_MODELS.taste.join(" or ")
} of the taste head
  --folds      file with the fold of each rating; with --test-fold, that fold is never looked at
  --test-fold  the fold kept for \`deno task evaluate\`
  --minutes    no further trial is begun after so long; 10 without
  --seed       of the trials and of what is held out; 42 without
  --workers    threads that train; 1 without`;

/** The command line of a search, read and checked. */
export interface TuneArguments {
  readonly out: string;
  readonly ratings?: string;
  readonly model: string;
  readonly folds?: string;
  readonly testFold?: number;
  readonly minutes: number;
  readonly seed: number;
  readonly workers: number;
}

const TEXT = { type: "string" } as const;
const OPTIONS = {
  out: TEXT,
  ratings: TEXT,
  head: TEXT,
  model: TEXT,
  folds: TEXT,
  "test-fold": TEXT,
  minutes: TEXT,
  seed: TEXT,
  workers: TEXT,
  help: { type: "boolean" },
} as const;

const refuse = (message: string): ReelmatchError =>
  new ReelmatchError("BAD_INPUT", `${message} See \`deno task tune --help\`.`);

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw refuse(`${messageOf(cause)}.`);
  }
}

function whole(name: string, text: string, least: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw refuse(`--${name} is "${text}": expected a whole number from ${least}.`);
}

/**
 * Reads the command line of `deno task tune`.
 * @returns `undefined` where help is asked for
 * @throws {ReelmatchError} `BAD_INPUT` naming the option that is missing or cannot be used
 */
export function readTuneArguments(args: string[]): TuneArguments | undefined {
  const given = parse(args);
  if (given.help) return undefined;
  const { out, ratings, folds, minutes = "10", "test-fold": testFold } = given;
  if (out === undefined) throw refuse("--out is missing: name a file for what is found.");
  const head = given.head ??
    (TUNABLE_MODELS.stars.some((name) => name === given.model) ? "stars" : "taste");
  if (head !== "stars" && head !== "taste") {
    throw refuse(`--head is "${head}": expected stars or taste.`);
  }
  const models: readonly string[] = TUNABLE_MODELS[head];
  const model = given.model ?? models[0];
  if (!models.includes(model)) {
    throw refuse(`--model is "${model}": of the ${head} head, expected ${models.join(" or ")}.`);
  }
  if (!(Number(minutes) > 0)) throw refuse(`--minutes is "${minutes}": expected a number above 0.`);
  if ((folds === undefined) !== (testFold === undefined)) {
    throw refuse("--folds and --test-fold go together: give both or neither.");
  }
  if (folds !== undefined && ratings === undefined) {
    throw refuse("--folds goes with --ratings: its lines are the ratings of that file.");
  }
  return {
    out,
    ratings,
    model,
    folds,
    testFold: testFold === undefined ? undefined : whole("test-fold", testFold, 0),
    minutes: Number(minutes),
    seed: whole("seed", given.seed ?? "42", 0),
    workers: whole("workers", given.workers ?? "1", 1),
  };
}
