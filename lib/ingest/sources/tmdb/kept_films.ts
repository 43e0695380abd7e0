import { z } from "zod";
import { claimedId, pageSchema } from "./answers.ts";
import { type FilmContext, readFilmDetails, readListedFilm, type TmdbFilm } from "./film.ts";
import { RecordLog } from "./record_log.ts";
import { COMPLETE, type RunHead } from "./run_head.ts";

/** Whether a film comes from a page of a list or was asked for by its id, which tells more. */
export type FilmForm = "list" | "details";

/** A film as a former run fetched it. */
export interface StoredFilm {
  readonly form: FilmForm;
  readonly id: number;
  /** The day of the run, as `YYYY-MM-DD`. */
  readonly at: string;
  readonly raw: unknown;
}

const HEAD = "head";

const headSchema = z.object({
  url: z.string(),
  /** When the run began whose films came last. */
  startedAt: z.string(),
  /** The day of the last complete run. */
  completeOn: z.iso.date().nullable(),
});

const filmSchema = z.object({ at: z.iso.date(), raw: z.unknown() });

const headOf = (kept: RecordLog) => headSchema.safeParse(kept.get(HEAD)).data;

/**
 * The films of former runs.
 * @param url of the server that is asked now; films of another one are not given
 * @param oldest the day before which nothing is given
 */
export function readStoredFilms(
  kept: RecordLog,
  url: string,
  oldest: string,
): { readonly completeOn: string | null; readonly films: () => Iterable<StoredFilm> } {
  const head = headOf(kept);
  if (head?.url !== url) return { completeOn: null, films: () => [] };
  return { completeOn: head.completeOn, films: () => storedFilms(kept, oldest) };
}

function* storedFilms(kept: RecordLog, oldest: string): Generator<StoredFilm> {
  for (const key of kept.keys()) {
    const [, form, id] = /^(list|details)\/(\d+)$/.exec(key) ?? [];
    const { success, data } = filmSchema.safeParse(kept.get(key));
    if (form === undefined || !success || data.at < oldest) continue;
    yield { form: form === "list" ? form : "details", id: Number(id), ...data };
  }
}

/**
 * Rewrites the file of films with those of a run that has ended, beside those of the runs before
 * that it did not fetch again. A film that TMDB no longer has is left out.
 * @param oldest the day before which nothing is kept
 */
export async function keepFilms(
  path: string,
  run: RecordLog,
  head: RunHead,
  oldest: string,
): Promise<void> {
  const part = `${path}.part`;
  await Deno.remove(part).catch(() => {}); // of a run that was killed here
  {
    using before = await RecordLog.open(path);
    const former = headOf(before);
    if (former?.startedAt === head.startedAt) return;
    using next = await RecordLog.open(part);
    const at = head.startedAt.slice(0, 10);
    const gone = new Set<number>();
    for (const { form, id, raw } of at < oldest ? [] : filmsOfRun(run)) {
      if (raw === null) gone.add(id);
      else if (!next.has(`${form}/${id}`)) next.set(`${form}/${id}`, { at, raw });
    }
    const isOfServer = former?.url === head.url;
    for (const film of isOfServer ? storedFilms(before, oldest) : []) {
      const { form, id } = film;
      if (gone.has(id) || next.has(`${form}/${id}`) || next.has(`details/${id}`)) continue;
      next.set(`${form}/${id}`, { at: film.at, raw: film.raw });
    }
    const completeOn = run.has(COMPLETE) ? at : isOfServer ? former.completeOn : null;
    next.set(HEAD, { url: head.url, startedAt: head.startedAt, completeOn });
  }
  await Deno.rename(part, path);
}

const FILM_KEY = /^\/movie\/(\d+)\?/;

/** Whether a resource is one film, which TMDB has or has not. */
export const isFilmKey = (key: string): boolean => FILM_KEY.test(key);

const CONTEXT: FilmContext = { genreNames: new Map(), fetchedOn: "1970-01-01" };
const isFilm = (read: TmdbFilm): boolean => "film" in read;

/**
 * The films that a run was told of and that fit; `raw` is `null` for one that TMDB does not have.
 */
function* filmsOfRun(
  run: RecordLog,
): Generator<{ readonly form: FilmForm; readonly id: number; readonly raw: unknown }> {
  for (const key of run.keys()) {
    const asked = FILM_KEY.exec(key);
    if (asked !== null) {
      const [id, raw] = [Number(asked[1]), run.get(key)];
      const fits = claimedId(raw) === id && isFilm(readFilmDetails(raw, CONTEXT));
      if (raw === null || fits) yield { form: "details", id, raw };
    }
    if (!/^\/(movie\/popular|discover\/movie)\?/.test(key)) continue;
    for (const raw of pageSchema.safeParse(run.get(key)).data?.results ?? []) {
      const id = claimedId(raw);
      if (id !== null && isFilm(readListedFilm(raw, CONTEXT))) yield { form: "list", id, raw };
    }
  }
}
