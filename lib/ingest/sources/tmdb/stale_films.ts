import { addDays } from "../../iso_date.ts";
import type { Ask } from "./api.ts";
import { readChangedIds } from "./changes.ts";
import type { TmdbStore } from "./store.ts";

/** A film is asked for anew after so many days, well before it may not be shown any longer. */
const REFRESH_AFTER_DAYS = 150;

/**
 * The films of former runs that are to be asked for anew, by id: those that changed since the last
 * complete run and those that were fetched long ago.
 * @param listed films that lists of this run told anew
 * @param warn told in a sentence of changes that cannot be known
 */
export async function findStaleFilms(
  ask: Ask,
  store: TmdbStore,
  listed: ReadonlySet<number>,
  warn: (sentence: string) => void,
): Promise<ReadonlySet<number>> {
  const { startedOn, completeOn } = store;
  const refreshBefore = addDays(startedOn, -REFRESH_AFTER_DAYS);
  const changed = completeOn !== null && completeOn >= refreshBefore
    ? await readChangedIds(ask, completeOn, startedOn, warn)
    : new Set<number>();
  const stale = new Set<number>();
  for (const { form, id, at } of store.films()) {
    if (form === "list" && listed.has(id)) continue;
    if (changed.has(id) || at < refreshBefore) stale.add(id);
  }
  return new Set([...stale].sort((a, b) => a - b));
}
