import type { FilmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film } from "./film.ts";

const kept = new WeakMap<Catalog, readonly Film[]>();

/**
 * Lets films of a catalogue that is only read be answered from memory: a statement costs a
 * millisecond or more however little it asks for, and a page asks for one film after another.
 * @param films by ascending id, whole as the catalogue has them
 */
export function keepFilms(catalog: Catalog, films: readonly Film[]): void {
  kept.set(catalog, films);
}

/** A film that is in memory. */
export function keptFilm(catalog: Catalog, id: FilmId): Film | undefined {
  const films = kept.get(catalog) ?? [];
  let low = 0;
  let high = films.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (films[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return films[low]?.id === id ? films[low] : undefined;
}
