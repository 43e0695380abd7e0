import type { Film } from "../catalog/film.ts";
import type { FilmId, SnapshotId, UserId } from "../ids.ts";
import type { Prediction } from "../models/heads.ts";
import type {
  PredictedFilm,
  Recommendation,
  RecommendationQuery,
  VisitorRating,
} from "./recommendation.ts";

/** A film beside another, the larger the similarity the closer. */
export interface SimilarFilm {
  readonly film: Film;
  readonly similarity: number;
}

/** A snapshot's models, asked in terms of people and films. */
export interface Recommender {
  /** The snapshot that answers. */
  readonly version: SnapshotId;
  /** Films for a known person. @throws {ReelmatchError} `NOT_FOUND` for an unknown one */
  recommend(userId: UserId, query: RecommendationQuery): Promise<readonly Recommendation[]>;
  /**
   * The films that {@link recommend} gives without filters, ordered by rating, and nothing else of
   * them, so that no reason is worked out. @throws {ReelmatchError} `NOT_FOUND` for an unknown person
   */
  bestFilms(userId: UserId, limit: number): Promise<readonly PredictedFilm[]>;
  /**
   * Films for somebody who brings their ratings along; nothing is stored.
   * @throws {ReelmatchError} `NOT_FOUND` for an unknown film, `BAD_INPUT` for a rating off the scale
   */
  recommendVisitor(
    ratings: readonly VisitorRating[],
    query: RecommendationQuery,
  ): Promise<readonly Recommendation[]>;
  /**
   * The rating that a known person would give a film.
   * @throws {ReelmatchError} `NOT_FOUND` for an unknown person or film
   */
  predict(userId: UserId, filmId: FilmId): Promise<Prediction>;
  /** Films near a film by taste; empty where nobody rated it. @throws {ReelmatchError} `NOT_FOUND` */
  similar(filmId: FilmId, count: number): Promise<readonly SimilarFilm[]>;
}
