import { join } from "node:path";
import type { z } from "zod";
import { addDays, isoDate } from "../../iso_date.ts";
import type { Ask } from "./api.ts";
import { isFilmKey, keepFilms, readStoredFilms, type StoredFilm } from "./kept_films.ts";
import { RecordLog } from "./record_log.ts";
import { COMPLETE, RUN, type RunHead, runHeadOf, type RunPlan } from "./run_head.ts";

const HOUR_MS = 3_600_000;
/** So long a killed run is gone on with. */
const RESUMABLE_MS = 7 * 24 * HOUR_MS;
/** So long a complete run's answers are as good as new ones. */
const FRESH_MS = 12 * HOUR_MS;

/** TMDB's terms allow six months; a run that is gone on with may take a week of them. */
const MAX_AGE_DAYS = 170;
const oldestDay = (today: string): string => addDays(today, -MAX_AGE_DAYS);

/**
 * What was fetched of TMDB, on disk: `run.log` has the answers of the run under way, so that a run
 * that was killed goes on where it was, and `films.log` the films of the runs before it.
 */
export class TmdbStore implements Disposable {
  /** The day on which the run began, as `YYYY-MM-DD`; what it fetches counts as fetched then. */
  readonly startedOn: string;
  /** The day of the last complete run before this one; `null` without one. */
  readonly completeOn: string | null;
  /** The films of former runs that may still be shown, without those that a newer record replaced. */
  readonly films: () => Iterable<StoredFilm>;
  readonly #run: RecordLog;
  readonly #kept: RecordLog;
  #isOpen = true;

  private constructor(run: RecordLog, { url, startedAt }: RunHead, kept: RecordLog) {
    this.startedOn = startedAt.slice(0, 10);
    const stored = readStoredFilms(kept, url, oldestDay(this.startedOn));
    this.completeOn = stored.completeOn;
    this.films = stored.films;
    this.#run = run;
    this.#kept = kept;
  }

  /** Opens the store of a folder, and goes on with its run or begins a new one. */
  static async open(folder: string, plan: RunPlan, now: Date): Promise<TmdbStore> {
    const path = join(folder, "run.log");
    const keptPath = join(folder, "films.log");
    let run = await RecordLog.open(path);
    let head = runHeadOf(run);
    if (head === null || !canGoOn(run, head, plan, now)) {
      if (head !== null) await keepFilms(keptPath, run, head, oldestDay(isoDate(now)));
      run[Symbol.dispose]();
      await Deno.remove(path);
      run = await RecordLog.open(path);
      head = { ...plan, startedAt: now.toISOString() };
      run.set(RUN, head);
    }
    return new TmdbStore(run, head, await RecordLog.open(keptPath));
  }

  /** Asks what this run has not asked yet, and keeps the answer. */
  asking(ask: Ask): Ask {
    return async <T>(key: string, schema: z.ZodType<T>): Promise<T | null> => {
      const known = schema.nullable().safeParse(this.#run.get(key));
      if (known.success) return known.data;
      const answer = await ask(key, schema);
      const isAnswer = answer !== null || isFilmKey(key); // a list that is not there may be later
      if (isAnswer && this.#isOpen) this.#run.set(key, answer); // closed where another one failed
      return answer;
    };
  }

  /** Notes that everything was asked. */
  complete(): void {
    if (!this.#run.has(COMPLETE)) this.#run.set(COMPLETE, true);
  }

  [Symbol.dispose](): void {
    this.#isOpen = false;
    this.#run[Symbol.dispose]();
    this.#kept[Symbol.dispose]();
  }
}

function canGoOn(run: RecordLog, head: RunHead, plan: RunPlan, now: Date): boolean {
  const { url, pages, since, startedAt } = head;
  const ageMs = now.getTime() - Date.parse(startedAt);
  return url === plan.url && pages === plan.pages && since === plan.since && ageMs >= 0 &&
    ageMs <= (run.has(COMPLETE) ? FRESH_MS : RESUMABLE_MS);
}
