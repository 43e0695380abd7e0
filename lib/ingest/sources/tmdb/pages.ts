import { pMapIterable } from "p-map";
import type { z } from "zod";
import { ReelmatchError } from "../../../errors.ts";
import { addDays, daysBetween } from "../../iso_date.ts";
import { LAST_PAGE, pageSchema } from "./answers.ts";
import type { Ask } from "./api.ts";

/** One page of a list. */
export type Page = z.output<typeof pageSchema>;

/** How many requests are under way at a time; the rate is the client's business. */
export const CONCURRENCY = 16;

/** The key of a resource: its path and query, without what is `null`, in one order. */
export function resource(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] =>
    entry[1] !== null
  );
  return `${path}?${new URLSearchParams(given.sort(([a], [b]) => a < b ? -1 : 1))}`;
}

/** A list: its path and its query but for the page. */
export interface PagedList {
  readonly path: string;
  readonly query: Readonly<Record<string, string | null>>;
}

async function askPage(ask: Ask, { path, query }: PagedList, page: number): Promise<Page> {
  const key = resource(path, { ...query, page: String(page) });
  const answer = await ask(key, pageSchema);
  if (answer !== null) return answer;
  throw new ReelmatchError(
    "UNAVAILABLE",
    `TMDB has no ${path}: check TMDB_URL, expected an address like https://api.themoviedb.org/3.`,
  );
}

/** The first pages of a list, in order, `max` at most; further ones are asked for ahead. */
export async function* readPages(ask: Ask, list: PagedList, max: number): AsyncGenerator<Page> {
  const first = await askPage(ask, list, 1);
  yield first;
  const last = Math.min(first.total_pages, max, LAST_PAGE);
  const others = Array.from({ length: Math.max(0, last - 1) }, (_, i) => i + 2);
  yield* pMapIterable(others, (page) => askPage(ask, list, page), { concurrency: CONCURRENCY });
}

/** A list of a span of days. */
export interface DatedList {
  readonly of: (from: string, to: string) => PagedList;
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** How many days the server takes at a time; no limit if left out. */
  readonly maxDays?: number;
}

/**
 * The pages of a span of days, `max` at most. A span of more pages than a list has is halved, the
 * later half first, until its parts fit.
 * @param cutOff told of a day that has more pages than a list
 */
export async function* readDatedPages(
  ask: Ask,
  { of, from, to, maxDays = Infinity }: DatedList,
  max: number,
  cutOff: (day: string) => void,
): AsyncGenerator<Page> {
  const spans = [{ from, to }];
  let left = max;
  for (let span = spans.pop(); span !== undefined && left > 0; span = spans.pop()) {
    const days = daysBetween(span.from, span.to);
    const list = of(span.from, span.to);
    const fits = days <= maxDays &&
      Math.min((await askPage(ask, list, 1)).total_pages, left) <= LAST_PAGE;
    if (!fits && days > 0) {
      const middle = addDays(span.from, Math.floor(days / 2));
      spans.push({ from: span.from, to: middle }, { from: addDays(middle, 1), to: span.to });
      continue;
    }
    if (!fits) cutOff(span.from);
    for await (const page of readPages(ask, list, left)) {
      left--;
      yield page;
    }
  }
}
