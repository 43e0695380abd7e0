import { addDays } from "../../iso_date.ts";
import { claimedId } from "./answers.ts";
import type { Ask } from "./api.ts";
import { readDatedPages } from "./pages.ts";

/** TMDB answers for at most so many days at a time. */
const MAX_DAYS = 14;

/**
 * The ids of films that were edited on the days from one to another, both included.
 * @param warn told in a sentence of changes that no list shows
 */
export async function readChangedIds(
  ask: Ask,
  from: string,
  to: string,
  warn: (sentence: string) => void,
): Promise<Set<number>> {
  const of = (start_date: string, end_date: string) => ({
    path: "/movie/changes",
    query: { start_date, end_date: addDays(end_date, 1) }, // a day's last hours come with the next
  });
  const changed = new Set<number>();
  const days = { of, from, to, maxDays: MAX_DAYS - 1 };
  const cutOff = (day: string) => warn(`More films changed on ${day} than TMDB lists.`);
  for await (const { results } of readDatedPages(ask, days, Infinity, cutOff)) {
    for (const result of results) {
      const id = claimedId(result);
      if (id !== null) changed.add(id);
    }
  }
  return changed;
}
