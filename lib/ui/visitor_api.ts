import type { z } from "zod";
import type { filmSchema } from "../api/film_json.ts";
import type { recommendationsSchema } from "../api/recommendation_json.ts";
import { type FilmCard, type PickCard, reasonCards } from "./cards.ts";
import { type FilterChoice, isYear } from "./filter_choice.ts";
import type { GivenRating } from "./ratings_text.ts";

type FilmJson = z.infer<typeof filmSchema>;
type RecommendationsJson = z.infer<typeof recommendationsSchema>;

const PICKS = 20;
const FOUND = 6;

/**
 * Films for somebody who brings their ratings along.
 * @throws {Error} where the API refuses or cannot be reached
 */
export async function recommendFor(
  ratings: readonly GivenRating[],
  choice: FilterChoice,
  postersEnabled: boolean,
  signal: AbortSignal,
): Promise<PickCard[]> {
  const answer = await fetch("/api/recommendations", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      ratings,
      limit: PICKS,
      order: choice.order,
      explore: Number(choice.explore),
      genre: choice.genre || undefined,
      language: choice.language || undefined,
      year_from: yearOf(choice.year_from),
      year_to: yearOf(choice.year_to),
    }),
    signal,
  });
  const { recommendations }: RecommendationsJson = await jsonOf(answer);
  return recommendations.map((pick) => ({
    film: cardOf(pick.film, postersEnabled),
    stars: pick.rating_predicted,
    sd: pick.rating_sd,
    reasons: reasonCards(
      pick.because.map(({ film, share }) => ({ ...film, share })),
      pick.score,
    ),
    isPopular: pick.source === "popular",
  }));
}

/** Films whose titles hold the given words, the best fit first. @throws {Error} as above */
export async function searchFilms(
  words: string,
  postersEnabled: boolean,
  signal: AbortSignal,
): Promise<FilmCard[]> {
  const fields = new URLSearchParams({ q: words, limit: String(FOUND) });
  const answer = await fetch(`/api/movies?${fields}`, { signal });
  const { items }: { items: FilmJson[] } = await jsonOf(answer);
  return items.map((film) => cardOf(film, postersEnabled));
}

async function jsonOf<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return await answer.json();
}

const cardOf = (film: FilmJson, postersEnabled: boolean): FilmCard => ({
  id: film.id,
  title: film.title,
  year: film.year,
  genres: film.genres.slice(0, 2),
  poster: postersEnabled ? film.poster_path : null,
  mean: film.rating_mean,
});

const yearOf = (text: string): number | undefined => isYear(text) ? Number(text) : undefined;
