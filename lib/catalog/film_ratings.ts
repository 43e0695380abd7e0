import { type FilmId, type UserId, userId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number } from "./row.ts";

/** One person's rating of a film. */
export interface FilmRating {
  readonly userId: UserId;
  /** In stars. */
  readonly rating: number;
}

/** Every rating of a film, by ascending person; empty for a film that nobody rated. */
export const filmRatings = (catalog: Catalog, id: FilmId): Promise<FilmRating[]> =>
  queryRows(
    catalog,
    "SELECT user_id, rating FROM film_ratings WHERE film_id = $id ORDER BY user_id",
    { id },
    (row) => ({ userId: userId(number(row, "user_id")), rating: number(row, "rating") }),
  );
