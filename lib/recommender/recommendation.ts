import type { Film, FilmFilter } from "../catalog/film.ts";
import type { FilmId } from "../ids.ts";

/** What is asked of the recommender. */
export interface RecommendationQuery extends FilmFilter {
  /** How many films, 1…100. */
  readonly limit: number;
  /** `taste` lists by how well a film fits, `rating` by predicted stars. */
  readonly order: "taste" | "rating";
  /** Whether films that the person has rated may appear. */
  readonly includeSeen: boolean;
  /** Breadth, 0…1: 0 is the plain ranking, larger trades score for variety. */
  readonly explore: number;
}

/** One of a person's own films and what it added to the score of a recommended one. */
export interface Reason {
  readonly film: Film;
  readonly share: number;
}

/** A film with the rating that somebody would give it. */
export interface PredictedFilm {
  readonly film: Film;
  /** Expected rating in stars, clipped to the scale. */
  readonly ratingPredicted: number;
}

/** A recommended film and why it is. */
export interface Recommendation extends PredictedFilm {
  /** Standard deviation of that rating. */
  readonly ratingSd: number;
  /** What the list is chosen by; comparable within one answer only. */
  readonly score: number;
  /** The films the person liked that carried the score most, largest share first. */
  readonly because: readonly Reason[];
  /**
   * What all their other films added: the shares of `because` and this sum to the score. The whole
   * score where `source` is `popular`.
   */
  readonly becauseRest: number;
  /** `popular` where the person's history is too short, or too unhappy, to tell their taste. */
  readonly source: "taste" | "popular";
}

/** A rating that a visitor brings along. */
export interface VisitorRating {
  readonly id: FilmId;
  /** On the scale of the data. */
  readonly rating: number;
}
