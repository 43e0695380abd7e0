import type { Film, FilmFilter } from "../catalog/film.ts";
import type { TitleIndex } from "../catalog/titles/index_titles.ts";
import { ReelmatchError } from "../errors.ts";
import type { FilmId } from "../ids.ts";
import type { History, StarsModel, TasteModel } from "../models/heads.ts";
import type { RatingIndex } from "../models/rating_index.ts";
import { filmMatches, narrows } from "./film_matches.ts";
import { indexOfId } from "./sorted_ids.ts";

/** What ranking needs of a snapshot, all of it in memory. */
export interface RankingParts {
  readonly stars: StarsModel;
  readonly taste: TasteModel;
  /** Whose rows and which films' columns the models have, and what everybody rated. */
  readonly ratings: RatingIndex;
  /** The film of each item index. */
  readonly itemFilms: readonly Film[];
  /** Every film of the catalogue, those without ratings included. */
  readonly titles: TitleIndex;
}

/** The history of film ratings by item index; films that no model knows are left out. */
export function historyOf(
  itemIds: Int32Array,
  ratings: readonly { readonly filmId: FilmId; readonly rating: number }[],
): History {
  const latest = new Map<number, number>();
  for (const { filmId, rating } of ratings) {
    const item = indexOfId(itemIds, filmId);
    if (item >= 0) latest.set(item, rating);
  }
  const items = [...latest.keys()].sort((a, b) => a - b);
  return {
    items: Int32Array.from(items),
    values: Float32Array.from(items, (item) => latest.get(item) ?? 0),
  };
}

/** The items that pass a filter, as a predicate of item indices. */
export function itemFilter(
  { itemFilms, titles }: RankingParts,
  filter: FilmFilter,
): (item: number) => boolean {
  if (!narrows(filter)) return () => true;
  const matches = filmMatches(filter, titles);
  return (item) => matches(itemFilms[item]);
}

/** @throws {ReelmatchError} `NOT_FOUND` where the catalogue has no such film */
export function requireFilm({ titles }: RankingParts, id: FilmId): void {
  if (titles.has(id)) return;
  throw new ReelmatchError("NOT_FOUND", `There is no film ${id} in the catalogue.`);
}
