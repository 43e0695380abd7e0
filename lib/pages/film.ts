import type { Film } from "../catalog/film.ts";
import { type FilmCredits, getFilmCredits } from "../catalog/film_credits.ts";
import { filmTallies } from "../catalog/film_ratings.ts";
import { getFilm } from "../catalog/films.ts";
import { personRatings } from "../catalog/people.ts";
import { type FilmId, filmId, type UserId } from "../ids.ts";
import type { Site } from "../site.ts";
import { type FilmCard, filmCard } from "../ui/cards.ts";
import type { FigureSpec } from "../ui/charts/spec.ts";
import { filmActivityFigure } from "../ui/figures/film_activity.ts";
import { filmHistogramFigure } from "../ui/figures/histogram.ts";
import type { Texts } from "../ui/figures/texts.ts";
import { idField } from "./fields.ts";
import { pageError } from "./page_error.ts";

/** What the chosen person gave a film, or would give. */
export type Verdict =
  | { readonly kind: "rated"; readonly person: UserId; readonly stars: number }
  | {
    readonly kind: "predicted";
    readonly person: UserId;
    readonly stars: number;
    readonly sd: number;
  };

/** What a film's page shows. */
export interface FilmPage {
  readonly film: Film;
  readonly credits: FilmCredits;
  readonly card: FilmCard;
  readonly histogram: FigureSpec | null;
  /** Ratings over time; `null` where there is no course of time. */
  readonly activity: FigureSpec | null;
  readonly similar: readonly FilmCard[];
  readonly verdict: Verdict | null;
}

const SIMILAR = 12;

/**
 * A film with everything around it.
 * @param text its number, as in the address
 * @param person whose eyes it is seen through, or nobody's
 * @throws {HttpError} 400 for a text that is no number, 404 for a film that is not there
 */
export async function filmPage(
  site: Site,
  text: string,
  person: UserId | null,
  texts: Texts,
): Promise<FilmPage> {
  const { catalog, recommender, postersEnabled } = site;
  const parsed = idField.safeParse(text);
  if (!parsed.success) throw pageError(400, texts.m.film.badId(text.slice(0, 40)));
  const id = filmId(parsed.data);
  const film = await getFilm(catalog, id);
  if (film === null) throw pageError(404, texts.m.film.missing(text));
  const isRated = film.ratingCount > 0;
  const [credits, tallies, similar, verdict] = await Promise.all([
    getFilmCredits(catalog, id),
    isRated ? filmTallies(catalog, id) : null,
    recommender.similar(id, SIMILAR),
    isRated && person !== null ? verdictOf(site, person, id) : null,
  ]);
  return {
    film,
    credits,
    card: filmCard(film, postersEnabled),
    histogram: tallies && filmHistogramFigure(tallies.histogram, film.ratingMean ?? 0, texts),
    activity: tallies && filmActivityFigure(tallies.years, texts),
    similar: similar.map(({ film }) => filmCard(film, postersEnabled)),
    verdict,
  };
}

/** `null` for a person that this snapshot does not know. */
async function verdictOf(
  { catalog, recommender }: Site,
  person: UserId,
  film: FilmId,
): Promise<Verdict | null> {
  const ratings = await personRatings(catalog, person);
  if (ratings.length === 0) return null;
  const own = ratings.find(({ filmId }) => filmId === film);
  if (own) return { kind: "rated", person, stars: own.rating };
  const { mean, sd } = await recommender.predict(person, film);
  return { kind: "predicted", person, stars: mean, sd };
}
