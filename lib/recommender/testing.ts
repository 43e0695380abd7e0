import type { Film } from "../catalog/film.ts";
import { indexTitles } from "../catalog/titles/index_titles.ts";
import { filmId, type SnapshotId, snapshotId } from "../ids.ts";
import type { StarsModel, TasteModel } from "../models/heads.ts";
import type { RatingIndex } from "../models/rating_index.ts";
import { createRecommender } from "./create.ts";
import type { Recommender } from "./recommender.ts";

/** The snapshot that made-up recommenders say they serve. */
export const MADE_UP: SnapshotId = snapshotId("20260101T000000Z-00000a");

const GENRES = ["Drama", "Comedy", "Horror", "Action"] as const;

/** A made-up film of an id, with facts to filter by. */
export const madeUpFilm = (id: number): Film => ({
  id: filmId(id),
  title: `Été ${id}`,
  description: null,
  genres: [GENRES[id % 4], GENRES[(id + 1) % 4]],
  releaseDate: null,
  year: 1950 + id % 70,
  language: id % 3 === 0 ? "fr" : "en",
  runtimeMinutes: null,
  posterPath: null,
  imdbId: null,
  movieLensId: null,
  popularity: null,
  voteAverage: null,
  voteCount: id,
  ratingCount: 1,
  ratingMean: null,
});

/** A recommender over models, with made-up films of the ids that the models know. */
export async function recommenderOver(
  stars: StarsModel,
  taste: TasteModel,
  ratings: RatingIndex,
): Promise<Recommender> {
  const itemFilms = Array.from(ratings.itemIds, madeUpFilm);
  return createRecommender(MADE_UP, {
    stars,
    taste,
    ratings,
    itemFilms,
    titles: await indexTitles(itemFilms.map((film) => ({ ...film, votes: film.voteCount }))),
  });
}
