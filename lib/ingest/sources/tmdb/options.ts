import { z } from "zod";
import { ReelmatchError } from "../../../errors.ts";
import { isIsoDate } from "../../iso_date.ts";

/** Which films are asked of TMDB, and in which language. */
export interface TmdbOptions {
  /** ISO 639-1, with an ISO 3166-1 country where wanted, as in `fr-FR`. */
  readonly language: string;
  /** ISO 3166-1 code of the country whose release dates and popular films are meant. */
  readonly region: string | null;
  /** The most pages of 20 films of each list; `null` for all. */
  readonly pages: number | null;
  /** ISO date from which on every film released is asked for; `null` for the popular ones alone. */
  readonly since: string | null;
}

/** How the options of the source are written. */
export const TMDB_FORM = "tmdb:?language=fr-FR&region=FR&pages=20&since=2020-01-01";

const schema = z.strictObject({
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, "is no language as in fr or fr-FR")
    .default("en-US"),
  region: z.string().regex(/^[A-Z]{2}$/, "is no country as in FR").nullable().default(null),
  pages: z.string().regex(/^[1-9]\d{0,5}$/, "is no whole number from 1 to 999999")
    .transform(Number).nullable().default(null),
  since: z.string().refine(isIsoDate, "is no date as in 2020-01-01").nullable().default(null),
});

/**
 * Reads what follows `tmdb:`, as in `?language=fr-FR&pages=20`; what is left out has a default.
 * @throws {ReelmatchError} `BAD_INPUT` naming the option that cannot be used
 */
export function parseTmdbOptions(text: string): TmdbOptions {
  const refuse = (problem: string): never => {
    throw new ReelmatchError("BAD_INPUT", `tmdb:${text}: ${problem}; expected ${TMDB_FORM}.`);
  };
  const given: Record<string, string> = {};
  if (!text.startsWith("?")) refuse("its options begin with a question mark");
  for (const part of text === "?" ? [] : text.slice(1).split("&")) {
    const [, name, value] = /^([a-z]+)=(.+)$/.exec(part) ?? refuse(`"${part}" is no option`);
    if (Object.hasOwn(given, name)) refuse(`${name} is given twice`);
    given[name] = value;
  }
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const [issue] = error.issues;
  return refuse(
    issue.code === "unrecognized_keys"
      ? `"${issue.keys[0]}" is no option`
      : `${String(issue.path[0])} ${issue.message}`,
  );
}
