import { ReelmatchError } from "../errors.ts";
import { dayFile } from "./days.ts";
import { type OpenDay, openDay } from "./open_day.ts";
import type { FeedbackRating } from "./record.ts";

/** A rating that is to be stored. */
export type GivenFeedback = Omit<FeedbackRating, "ratedAt">;

/** What became of a rating. */
export type Appended =
  /** It is on the disk. */
  | { readonly outcome: "stored"; readonly rating: FeedbackRating }
  /** The same was stored under its key before, as `rating` tells. */
  | { readonly outcome: "repeated"; readonly rating: FeedbackRating }
  /** Another rating was stored under its key before: nothing was written. */
  | { readonly outcome: "conflict" };

/** Takes ratings. */
export interface Journal extends AsyncDisposable {
  /**
   * Appends one rating; once this resolves it survives the end of the process and of the machine.
   * A key is remembered until the end of the day after it was used, in UTC.
   * @throws {ReelmatchError} `UNAVAILABLE` where the disk refuses
   */
  append(rating: GivenFeedback): Promise<Appended>;
}

interface Waiting {
  readonly rating: GivenFeedback;
  readonly settle: PromiseWithResolvers<Appended>;
}

/**
 * Opens a journal of ratings for appending: a file a day, a line a rating. Any number of processes
 * may append to one folder, since each writes under the file's lock; ratings that arrive while
 * others are being written share one write and one flush. A line that a killed process left torn is
 * ended before the next, and readers pass it over by its checksum. Nothing is touched before the
 * first rating.
 * @param now the time in milliseconds since 1970
 */
export function openJournal(folder: string, now: () => number = Date.now): Journal {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let day: OpenDay | null = null;

  async function today(): Promise<OpenDay> {
    const time = now();
    if (day?.name === dayFile(time)) return day;
    close();
    return day = await openDay(folder, time);
  }

  function close(): void {
    day?.[Symbol.dispose]();
    day = null;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const file = await today();
    const appended = await file.locked(async () => {
      const placed = placeAll(file, batch.map(({ rating }) => ({ ...rating, ratedAt: now() })));
      await file.append(placed.flatMap((one) => one.outcome === "stored" ? one.rating : []));
      return placed;
    });
    if (appended !== null) return batch.forEach(({ settle }, at) => settle.resolve(appended[at]));
    close();
    await write(batch);
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch);
      } catch (cause) {
        close(); // how much of the batch is in the file is not known
        const message = "The rating could not be stored: try again later.";
        const refusal = new ReelmatchError("UNAVAILABLE", message, { cause });
        for (const { settle } of batch) settle.reject(refusal);
      }
    }
    writing = null; // in the same turn as the last look, so that nothing is left waiting
  }

  return {
    append(rating) {
      const settle = Promise.withResolvers<Appended>();
      waiting.push({ rating, settle });
      writing ??= writeAll();
      return settle.promise;
    },
    async [Symbol.asyncDispose]() {
      await writing;
      close();
    },
  };
}

/** What each rating becomes beside those of its key, stored before or earlier in the batch. */
function placeAll(file: OpenDay, batch: readonly FeedbackRating[]): Appended[] {
  const inBatch = new Map<string, FeedbackRating>();
  return batch.map((rating) => {
    const { key } = rating;
    if (key === null) return { outcome: "stored", rating };
    const before = inBatch.get(key) ?? file.ofKey(key);
    if (before !== undefined) {
      return isSame(before, rating)
        ? { outcome: "repeated", rating: before }
        : { outcome: "conflict" };
    }
    inBatch.set(key, rating);
    return { outcome: "stored", rating };
  });
}

const isSame = (a: GivenFeedback, b: GivenFeedback): boolean =>
  a.userId === b.userId && a.filmId === b.filmId && a.rating === b.rating;
