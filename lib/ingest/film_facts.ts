import { dirname, join } from "node:path";
import type { FilmFacts } from "../models/film_facts.ts";
import { type FilmFactsFile, readFilmFactsFile, readTmdbIds } from "./film_facts_file.ts";

/**
 * What files of films tell of the films of a ratings file; where several do, the first holds.
 * @param paths files that `readFilmFactsFile` can read
 * @param itemIds the films' ids in the ratings file
 * @param ratings path of the ratings file
 * @param links path of the bridge to TMDB's ids; without it, the `links.csv` beside the ratings
 * @returns one an item, `undefined` where nothing is known
 * @throws {ReelmatchError} `NOT_FOUND` or `BAD_INPUT` naming the file that cannot be read
 */
export async function readFilmFacts(
  paths: readonly string[],
  itemIds: Int32Array,
  ratings: string,
  links = join(dirname(ratings), "links.csv"),
): Promise<(FilmFacts | undefined)[]> {
  const files: FilmFactsFile[] = [];
  for (const path of paths) files.push(await readFilmFactsFile(path));
  const bridge = files.some(({ ids }) => ids === "tmdb")
    ? await readTmdbIds(links)
    : new Map<number, number>();
  return Array.from(itemIds, (id) => {
    const known = files
      .map(({ ids, facts }) => facts.get((ids === "tmdb" ? bridge.get(id) : id) ?? NaN))
      .filter((film) => film !== undefined);
    return known.length === 0 ? undefined : known.reduceRight((later, first) => ({
      ...later,
      ...first,
      genres: first.genres.length > 0 ? first.genres : later.genres,
      year: first.year ?? later.year,
    }));
  });
}
