import type { Catalog } from "./connection.ts";
import { queryRow } from "./query.ts";
import { textOrNull } from "./row.ts";

const DAY_MS = 86_400_000;

/** TMDB's terms of use allow its facts to be kept for six months, which are 181 days at the least. */
const MAX_AGE_DAYS = 181;
/** An ingest renews them; so long before they expire it is time for one. */
const DUE_DAYS = 30;

/** How old the facts are that TMDB's API told. */
export interface TmdbAge {
  /** When the oldest was fetched, ISO 8601 in UTC. */
  readonly oldest: string;
  /** Until when it may be shown, ISO 8601 in UTC. */
  readonly renewBy: string;
  /** `due` in the last 30 days before that, `expired` after it. */
  readonly state: "fresh" | "due" | "expired";
}

const OLDEST = `
SELECT strftime(min(fetched_at), '%Y-%m-%dT%H:%M:%SZ') AS oldest FROM film_origins
WHERE origin = 'tmdb'`;

/** How old a catalogue's facts of TMDB's API are at a time; `null` where it has none. */
export async function getTmdbAge(catalog: Catalog, now: Date): Promise<TmdbAge | null> {
  const oldest = await queryRow(catalog, OLDEST, {}, (row) => textOrNull(row, "oldest"));
  if (oldest === null) return null;
  const renewBy = Date.parse(oldest) + MAX_AGE_DAYS * DAY_MS;
  const left = renewBy - now.getTime();
  const state = left < 0 ? "expired" : left < DUE_DAYS * DAY_MS ? "due" : "fresh";
  return { oldest, renewBy: new Date(renewBy).toISOString(), state };
}
