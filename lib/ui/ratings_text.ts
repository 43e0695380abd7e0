/** A film's number and how many stars a visitor gave it. */
export interface GivenRating {
  readonly id: number;
  /** 0.5…5 in half stars. */
  readonly rating: number;
}

/** More than anybody types, few enough for an address. */
export const MOST_RATINGS = 200;

/**
 * So many rated films, the newest, have their rows and pictures on a page as it is sent, which has
 * to stay light; a script adds the rows of the others where they are asked for.
 */
export const LISTED_RATINGS = 24;

/** One rating in an address: `603-4.5`. Digits, dots and dashes need no escaping there. */
const ONE = /^([1-9]\d{0,9})-(0\.5|[1-4](?:\.5)?|5)$/;

/** Ratings as an address holds them: `603-4.5_550-4`. */
export const writeRatings = (ratings: readonly GivenRating[]): string =>
  ratings.map(({ id, rating }) => `${id}-${rating}`).join("_");

/** The reverse of {@link writeRatings}; `null` where the text is not of that form. */
export function readRatings(text: string): GivenRating[] | null {
  if (text === "") return [];
  const parts = text.split("_");
  if (parts.length > MOST_RATINGS) return null;
  const ratings = new Map<number, GivenRating>();
  for (const part of parts) {
    const [, id, rating] = ONE.exec(part) ?? [];
    if (id === undefined || Number(id) > 2_147_483_647) return null;
    ratings.set(Number(id), { id: Number(id), rating: Number(rating) });
  }
  return [...ratings.values()];
}
