import type { Catalog } from "./connection.ts";
import { listGenres, listLanguages } from "./films.ts";

/** What films can be narrowed to. */
export interface FilmKinds {
  /** Names, in alphabetical order. */
  readonly genres: readonly string[];
  /** ISO 639-1 codes, the commonest first. */
  readonly languages: readonly string[];
}

const known = new WeakMap<Catalog, Promise<FilmKinds>>();

/** The kinds of films in a catalogue that is only read, looked up once. */
export function filmKinds(catalog: Catalog): Promise<FilmKinds> {
  const kept = known.get(catalog);
  if (kept !== undefined) return kept;
  const kinds = Promise.all([listGenres(catalog), listLanguages(catalog)])
    .then(([genres, languages]) => ({ genres, languages }));
  known.set(catalog, kinds);
  kinds.catch(() => known.delete(catalog)); // the next request tries once more
  return kinds;
}
