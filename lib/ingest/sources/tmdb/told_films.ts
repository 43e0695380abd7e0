import { pMapIterable } from "p-map";
import type { StagedFilm } from "../../../catalog/staging.ts";
import type { AnswerTally } from "./answer_tally.ts";
import { claimedId, detailsSchema } from "./answers.ts";
import type { Ask } from "./api.ts";
import { type FilmContext, readFilmDetails, readListedFilm, type TmdbFilm } from "./film.ts";
import { readLists } from "./lists.ts";
import type { TmdbOptions } from "./options.ts";
import { CONCURRENCY, resource } from "./pages.ts";
import type { TmdbStore } from "./store.ts";

/** Counts a record, and gives its film unless the record does not fit. */
function* usable(raw: unknown, read: TmdbFilm, tally: AnswerTally): Generator<StagedFilm> {
  const place = tally.count(raw);
  if ("film" in read) yield read.film;
  else tally.rejectFilm(place, claimedId(raw), read.problem);
}

/**
 * The films of TMDB's lists.
 * @param told `tally` counts them, `listed` takes their ids, `warn` sentences about the lists,
 *   `step` how many pages were read
 */
export async function* listedFilms(
  ask: Ask,
  options: TmdbOptions,
  context: FilmContext,
  { tally, listed, warn, step }: {
    readonly tally: AnswerTally;
    readonly listed: Set<number>;
    readonly warn: (sentence: string) => void;
    readonly step: (pages: number) => void;
  },
): AsyncGenerator<StagedFilm> {
  let pages = 0;
  for await (const { results } of readLists(ask, options, context.fetchedOn, warn)) {
    step(++pages);
    for (const raw of results) {
      const read = readListedFilm(raw, context);
      if ("film" in read) listed.add(read.film.id);
      yield* usable(raw, read, tally);
    }
  }
}

/**
 * The films that former runs fetched, as long as nothing newer is known of them.
 * @param told `tally` counts them; of those in `listed` lists told anew, those in `known` are asked
 *   for anew, and it takes the ids of those whose details are here
 */
export function* keptFilms(
  store: TmdbStore,
  genreNames: FilmContext["genreNames"],
  { tally, listed, known }: {
    readonly tally: AnswerTally;
    readonly listed: ReadonlySet<number>;
    readonly known: Set<number>;
  },
): Generator<StagedFilm> {
  const stale = new Set(known);
  for (const { form, id, at, raw } of store.films()) {
    if (stale.has(id) || (form === "list" && listed.has(id))) continue;
    if (form === "details") known.add(id);
    const read = form === "details" ? readFilmDetails : readListedFilm;
    yield* usable(raw, read(raw, { genreNames, fetchedOn: at }), tally);
  }
}

/**
 * The films of some ids, each asked for by its own; one that TMDB does not have is a reject.
 * @param told `tally` counts them, `step` is told how many were asked for
 */
export async function* detailedFilms(
  ask: Ask,
  ids: readonly number[],
  language: string,
  context: FilmContext,
  { tally, step }: { readonly tally: AnswerTally; readonly step: (done: number) => void },
): AsyncGenerator<StagedFilm> {
  const answers = pMapIterable(
    ids,
    async (id) => {
      const raw = await ask(resource(`/movie/${id}`, { language }), detailsSchema);
      return { id, raw };
    },
    { concurrency: CONCURRENCY },
  );
  let done = 0;
  for await (const { id, raw } of answers) {
    step(++done);
    yield* usable(raw ?? { id }, readAnswer(id, raw, context), tally);
  }
}

function readAnswer(id: number, raw: unknown, context: FilmContext): TmdbFilm {
  if (raw === null) return { problem: "TMDB has no film of this id" };
  if (claimedId(raw) !== id) return { problem: "the answer is about another film" };
  return readFilmDetails(raw, context);
}
