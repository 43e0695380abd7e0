import type { Film } from "../catalog/film.ts";
import type { Recommendation } from "../recommender/recommendation.ts";
import { round } from "./round.ts";

/** What a card shows of a film; plain JSON, so that islands take it. */
export interface FilmCard {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  /** Path at TMDB's image host; `null` without one and where posters are off. */
  readonly poster: string | null;
  /** Mean of our ratings, in stars. */
  readonly mean: number | null;
}

/** One of a person's films and its part in a recommendation. */
export interface ReasonCard {
  readonly id: number;
  readonly title: string;
  /** Share of the score, 0…1. */
  readonly share: number;
}

/** A recommended film as lists show it; plain JSON. */
export interface PickCard {
  readonly film: FilmCard;
  readonly stars: number;
  readonly sd: number;
  readonly reasons: readonly ReasonCard[];
  readonly isPopular: boolean;
}

/** The card of a film. */
export function filmCard(film: Film, postersEnabled: boolean): FilmCard {
  return {
    id: film.id,
    title: film.title,
    year: film.year,
    genres: film.genres.slice(0, 2),
    poster: postersEnabled ? film.posterPath : null,
    mean: film.ratingMean === null ? null : round(film.ratingMean),
  };
}

/** The card of a recommendation. */
export function pickCard(pick: Recommendation, postersEnabled: boolean): PickCard {
  return {
    film: filmCard(pick.film, postersEnabled),
    stars: round(pick.ratingPredicted),
    sd: round(pick.ratingSd),
    reasons: reasonCards(
      pick.because.map(({ film, share }) => ({ id: film.id, title: film.title, share })),
      pick.score,
    ),
    isPopular: pick.source === "popular",
  };
}

const MOST_REASONS = 3;
const thousandths = (share: number): number => Math.round(share * 1000) / 1000;

/** The reasons that speak for a film, at most three, with their shares of its score to a thousandth. */
export function reasonCards(reasons: readonly ReasonCard[], score: number): ReasonCard[] {
  if (!(score > 0)) return [];
  return reasons.map(({ id, title, share }) => ({
    id,
    title,
    share: thousandths(Math.min(1, share / score)),
  }))
    .filter(({ share }) => share > 0).slice(0, MOST_REASONS);
}
