import { MAX_ID } from "../ids.ts";

/**
 * How a ratings file numbers its films. MovieLens's releases share one numbering, which links
 * translate into TMDB's; `ml-100k` has one of its own. IMDb's numbers are those of its ids without
 * their `tt`.
 */
export type ItemNumbering = "movielens" | "ml-100k" | "tmdb" | "imdb";

/**
 * Added to the numbers of `ml-100k`, in ratings and links alike, so that none equals a number that
 * the other releases give to another film.
 */
export const ML_100K_OFFSET = 2_000_000_000;

/** The largest number of a film that a file may hold. */
export const MAX_ITEM: Readonly<Record<ItemNumbering, number>> = {
  movielens: ML_100K_OFFSET,
  "ml-100k": MAX_ID - ML_100K_OFFSET,
  tmdb: MAX_ID,
  imdb: MAX_ID,
};

/** Added to each number of a film. */
export const ITEM_OFFSET: Readonly<Record<ItemNumbering, number>> = {
  movielens: 0,
  "ml-100k": ML_100K_OFFSET,
  tmdb: 0,
  imdb: 0,
};
