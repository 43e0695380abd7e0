import type { z } from "zod";
import { createHttpClient, type HttpClientOptions } from "../../http/client.ts";
import { PassingFailure } from "../../http/passing_failure.ts";
import { readJson } from "../../http/read_json.ts";
import { keyRefused, requireKey, type TmdbAccess } from "./access.ts";

/**
 * Asks TMDB for a resource.
 * @param key path and query without the API key, as in `/movie/603?language=en-US`
 * @param schema an answer of another form is asked for again, as after a server's error
 * @returns the answer; `null` where TMDB has no such resource
 * @throws {ReelmatchError} `BAD_INPUT` for a key that is refused, `UNAVAILABLE` where no attempt
 *   succeeds
 */
export type Ask = <T>(key: string, schema: z.ZodType<T>) => Promise<T | null>;

const ATTEMPT_MS = 60_000;
const MAX_BYTES = 32 << 20;

/**
 * A client of TMDB's API. Its key goes out with each request and nowhere else: redirections are not
 * followed, and no error or answer holds it, not even where the server repeats it.
 * @throws {ReelmatchError} `BAD_INPUT` without a key
 */
export function askTmdb(access: TmdbAccess, options: HttpClientOptions = {}): Ask {
  requireKey(access);
  const { url, token, apiKey, requestsPerSecond } = access;
  const secrets = [token, apiKey].filter((secret) => secret !== null);
  const client = createHttpClient({ requestsPerSecond, ...options, secrets });
  const headers = (): HeadersInit => ({
    accept: "application/json",
    ...(token !== null && { authorization: `Bearer ${token}` }),
  });
  return (key, schema) => {
    const address = new URL(`${url}${key}`);
    if (token === null && apiKey !== null) address.searchParams.set("api_key", apiKey);
    return client.get({
      url: address,
      headers,
      redirect: "manual",
      totalMs: ATTEMPT_MS,
      accept: (status) => [200, 401, 403, 404].includes(status),
      read: async (response) => {
        if (response.status !== 200) {
          await response.body?.cancel();
          if (response.status === 404) return null;
          throw keyRefused(access, response.status);
        }
        const answer = schema.safeParse(await readJson(response, MAX_BYTES, client.redact));
        if (answer.success) return answer.data;
        throw new PassingFailure("an answer of an unknown form");
      },
    });
  };
}
