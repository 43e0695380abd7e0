import { z } from "zod";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { PersonFigures } from "../evaluation/person_figures.ts";
import type { TunedSettings } from "../models/tuned.ts";
import { readTextIfThere, replaceText } from "./files.ts";

const difference = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  below: z.number(),
});

const trial = z.object({
  index: z.number().int(),
  settings: z.record(z.string(), z.number()),
  figure: z.number(),
  difference,
  fit_seconds: z.number(),
});

const searchSchema = z.object({
  /** The model whose settings are searched. */
  model: z.string(),
  /** What it was measured on; another protocol's trials are not to be compared. */
  protocol: z.string(),
  /** The settings chosen so far, as far as they differ from the default. */
  chosen: z.record(z.string(), z.number()),
  /** Why these, in a sentence. */
  why: z.string(),
  trials: z.array(trial),
  /** Each person's part in the default's figure, which later trials are compared with. */
  reference: z.object({
    ids: z.array(z.number()),
    sums: z.array(z.number()),
    counts: z.array(z.number()),
    root: z.boolean(),
  }),
});

/** A search for settings as its file keeps it. */
export type Search = z.infer<typeof searchSchema>;

/** Figures by person as the file keeps them. */
export const referenceOf = ({ ids, sums, counts, root }: PersonFigures): Search["reference"] => ({
  ids: [...ids],
  sums: [...sums],
  counts: [...counts],
  root,
});

/** Figures by person from the file. */
export const figuresOf = ({ ids, sums, counts, root }: Search["reference"]): PersonFigures => ({
  ids: Int32Array.from(ids),
  sums: Float64Array.from(sums),
  counts: Float64Array.from(counts),
  root,
});

/**
 * Reads a search that an earlier run left.
 * @returns `undefined` where there is no file
 * @throws {ReelmatchError} `BAD_INPUT` where the file is no search
 */
export async function readSearch(path: string): Promise<Search | undefined> {
  const text = await readTextIfThere(path);
  if (text === null) return undefined;
  try {
    return searchSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path} is no search for settings: expected a file that \`deno task tune\` wrote.`,
      { cause },
    );
  }
}

/** Writes a search so that a reader, and a run that is killed, finds the old file or the new one. */
export async function writeSearch(path: string, search: Search): Promise<void> {
  await replaceText(path, `${JSON.stringify(search)}\n`).catch((cause) => {
    throw new ReelmatchError("UNAVAILABLE", `${path} cannot be written: ${messageOf(cause)}.`, {
      cause,
    });
  });
}

/**
 * Reads the settings that searches chose, for training with them.
 * @throws {ReelmatchError} `NOT_FOUND` where a file is missing, `BAD_INPUT` where it is no search
 */
export async function readTuned(paths: readonly string[]): Promise<TunedSettings> {
  const tuned: Record<string, Readonly<Record<string, number>>> = {};
  for (const path of paths) {
    const search = await readSearch(path);
    if (search === undefined) {
      throw new ReelmatchError("NOT_FOUND", `There is no file ${path}: run \`deno task tune\`.`);
    }
    tuned[search.model] = search.chosen;
  }
  return tuned;
}
