import { complaintOf } from "./fields.ts";
import { pageError } from "./page_error.ts";
import type { Messages } from "../ui/messages/messages.ts";
import { type GivenRating, MOST_RATINGS, readRatings, writeRatings } from "../ui/ratings_text.ts";

/** The other fields that the address takes. */
const KNOWN = new Set(["q", "genre", "language", "year_from", "year_to", "order", "explore"]);

/** No field of the address is longer, so that it leads to a page and not to a refusal of its length. */
const MOST_CHARACTERS = 200;

/** A field of a film's stars: `rate-603`. */
const STARS = /^rate-(\d{1,10})$/;

/**
 * The address of the list that a form of stars asks for. The form sends `ratings`, those given
 * before, and a field `rate-<film>` for each film it shows, empty where no stars are given.
 * @throws {HttpError} 400 for what cannot be read
 */
export function visitorAddress(form: URLSearchParams, m: Messages): string {
  const complain = complaintOf(m);
  const read = (text: string): GivenRating[] => {
    const ratings = readRatings(text);
    if (ratings === null) throw pageError(400, complain("ratings", text.slice(0, 60)));
    return ratings;
  };
  const ratings = new Map<number, GivenRating>();
  for (const rating of read(form.get("ratings") ?? "")) ratings.set(rating.id, rating);
  const address = new URLSearchParams();
  for (const [name, value] of form) {
    const film = STARS.exec(name)?.[1];
    if (film === undefined) {
      const text = value.trim().slice(0, MOST_CHARACTERS);
      if (KNOWN.has(name) && text !== "") address.set(name, text);
    } else if (value === "") ratings.delete(Number(film));
    else for (const rating of read(`${film}-${value}`)) ratings.set(rating.id, rating);
  }
  const given = [...ratings.values()].slice(-MOST_RATINGS);
  if (given.length > 0) address.set("ratings", writeRatings(given));
  const text = address.toString();
  return text === "" ? "/recommend" : `/recommend?${text}`;
}
