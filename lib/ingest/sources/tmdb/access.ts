import { ReelmatchError } from "../../../errors.ts";

/** Where TMDB's API is and with which key it is asked. */
export interface TmdbAccess {
  /** Without a slash at its end, as in `https://api.themoviedb.org/3`. */
  readonly url: string;
  /** The API Read Access Token (v4), preferred; `null` where there is none. */
  readonly token: string | null;
  /** The API Key (v3); `null` where there is none. */
  readonly apiKey: string | null;
  readonly requestsPerSecond: number;
}

const WHERE =
  "https://www.themoviedb.org/settings/api shows it to any registered account, for free";

/** Refuses to begin without a key. @throws {ReelmatchError} `BAD_INPUT` saying which to make, and where */
export function requireKey({ token, apiKey }: TmdbAccess): void {
  if (token !== null || apiKey !== null) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `The source tmdb needs a key: set TMDB_TOKEN to your API Read Access Token; ${WHERE}.`,
  );
}

/** The failure of a key that TMDB does not take. */
export const keyRefused = ({ token }: TmdbAccess, status: number): ReelmatchError =>
  new ReelmatchError(
    "BAD_INPUT",
    token === null
      ? `TMDB refuses the key in TMDB_API_KEY (HTTP ${status}): copy your API Key again; ${WHERE}.`
      : `TMDB refuses the key in TMDB_TOKEN (HTTP ${status}): copy your API Read Access Token again; ${WHERE}.`,
  );
