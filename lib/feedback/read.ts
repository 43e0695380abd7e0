import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dayFiles } from "./days.ts";
import { decodeRecord, type FeedbackRating } from "./record.ts";

/** Where a line stands in the journal. */
interface Place {
  /** Name of the day's file, without its folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A line of the journal: a rating, or why it holds none. */
export type JournalLine =
  | Place & { readonly rating: FeedbackRating }
  | Place & { readonly damage: string };

/** The lines of one day's file, empty ones left out. */
export async function* readDay(folder: string, file: string): AsyncGenerator<JournalLine> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, file)) })) {
    line++;
    if (text === "") continue;
    const record = decodeRecord(text);
    yield "damage" in record
      ? { file, line, damage: record.damage }
      : { file, line, rating: record };
  }
}

/** What a journal holds once repetitions are taken out. */
export interface Feedback {
  /** The newest rating that each person gave each film, in the order in which they were given. */
  readonly ratings: readonly FeedbackRating[];
  /** How many lines were read, damaged ones included. */
  readonly lines: number;
  /** How many ratings gave way to a newer one of the same person and film. */
  readonly replaced: number;
  /**
   * Lines that hold no whole rating: one that a process was killed over, which nobody was told was
   * stored, or one that the disk lost.
   */
  readonly damaged: readonly (Place & { readonly damage: string })[];
}

/**
 * Reads a journal whole while servers may go on appending to it. Of a person's ratings of one film
 * the newest counts, of two of the same millisecond the one written later.
 * @param folder the journal's folder; one that does not exist holds nothing
 */
export async function readFeedback(folder: string): Promise<Feedback> {
  const newest = new Map<string, FeedbackRating>();
  const damaged: (Place & { readonly damage: string })[] = [];
  let lines = 0;
  for (const file of await dayFiles(folder)) {
    for await (const one of readDay(folder, file)) {
      lines++;
      if ("damage" in one) {
        damaged.push(one);
        continue;
      }
      const { rating } = one;
      const pair = `${rating.userId} ${rating.filmId}`;
      const before = newest.get(pair);
      if (before !== undefined && before.ratedAt > rating.ratedAt) continue;
      newest.delete(pair); // so that the newer one takes its place at the end
      newest.set(pair, rating);
    }
  }
  const ratings = [...newest.values()].sort((a, b) => a.ratedAt - b.ratedAt);
  return { ratings, lines, replaced: lines - damaged.length - ratings.length, damaged };
}
