import { apiClient, type Schemas } from "./api/client.ts";
import { type FilmCard, type PickCard, reasonCards } from "./cards.ts";
import { type FilterChoice, isYear } from "./filter_choice.ts";
import type { GivenRating } from "./ratings_text.ts";

const PICKS = 20;
const FOUND = 6;

/** What a visitor would enjoy. */
interface VisitorPicks {
  readonly picks: PickCard[];
  /** How many of their films the catalogue does not hold. */
  readonly gone: number;
}

/**
 * Films for somebody who brings their ratings along.
 * @throws {Error} where the API refuses or cannot be reached
 */
export async function recommendFor(
  ratings: readonly GivenRating[],
  choice: FilterChoice,
  postersEnabled: boolean,
  signal: AbortSignal,
): Promise<VisitorPicks> {
  const { recommendations, ignored } = dataOf(
    await apiClient().POST("/api/recommendations", {
      body: {
        ratings: [...ratings],
        limit: PICKS,
        order: choice.order,
        explore: Number(choice.explore),
        genre: choice.genre || undefined,
        language: choice.language || undefined,
        year_from: yearOf(choice.year_from),
        year_to: yearOf(choice.year_to),
        include_seen: false,
      },
      signal,
    }),
  );
  const picks = recommendations.map((pick) => ({
    film: cardOf(pick.film, postersEnabled),
    stars: pick.rating_predicted,
    sd: pick.rating_sd,
    reasons: reasonCards(
      pick.because.map(({ film, share }) => ({ ...film, share })),
      pick.score,
    ),
    isPopular: pick.source === "popular",
  }));
  return { picks, gone: ignored.length };
}

/** Films whose titles hold the given words, the best fit first. @throws {Error} as above */
export async function searchFilms(
  words: string,
  postersEnabled: boolean,
  signal: AbortSignal,
): Promise<FilmCard[]> {
  const query = { q: words, limit: FOUND };
  const { items } = dataOf(await apiClient().GET("/api/movies", { params: { query }, signal }));
  return items.map((film) => cardOf(film, postersEnabled));
}

/** What an answer carries. @throws {Error} where it is a refusal */
function dataOf<T>({ data, response }: { data?: T; response: Response }): T {
  if (data === undefined) throw new Error(`${response.url} answered ${response.status}`);
  return data;
}

const cardOf = (film: Schemas["Film"], postersEnabled: boolean): FilmCard => ({
  id: film.id,
  title: film.title,
  year: film.year,
  genres: film.genres.slice(0, 2),
  poster: postersEnabled ? film.poster_path : null,
  mean: film.rating_mean,
});

const yearOf = (text: string): number | undefined => isYear(text) ? Number(text) : undefined;
