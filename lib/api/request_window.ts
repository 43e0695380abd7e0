import { LRUCache } from "lru-cache";

/** What became of a request that was counted. */
export type Counted =
  | { readonly isWithin: true }
  /** The limit is reached; the next minute of this client begins so many milliseconds from now. */
  | { readonly isWithin: false; readonly waitMs: number };

const MINUTE_MS = 60_000;

/**
 * Counts requests of each client within a minute that begins with its first. Of more clients than are
 * remembered those seen longest ago are forgotten, so that somebody with very many addresses fills no
 * memory; they win no more by it than their addresses give them.
 * @param perMinute requests of one client that are within the limit
 * @param maxClients how many clients are remembered; some tens of MB at the default
 */
export function requestWindow(
  perMinute: number,
  maxClients = 100_000,
): (client: string) => Counted {
  const counts = new LRUCache<string, number>({ max: maxClients, ttl: MINUTE_MS });
  return (client) => {
    const before = counts.get(client) ?? 0;
    if (before >= perMinute) {
      return { isWithin: false, waitMs: counts.getRemainingTTL(client) };
    }
    counts.set(client, before + 1, { noUpdateTTL: true });
    return { isWithin: true };
  };
}
