import { z } from "zod";
import { isId } from "../ids.ts";
import type { Messages } from "../ui/messages/messages.ts";

const digits = z.string().regex(/^\d{1,10}$/).transform(Number);

/** A number that names a person or a film. */
export const idField = digits.refine(isId);

/** A page of a list, from 1. */
export const pageField = digits.pipe(z.number().min(1).max(100_000)).default(1);

const year = digits.pipe(z.number().min(1800).max(2200)).optional();

/** What narrows a list of films, with the names that the API gives it. */
export const filterFields = {
  q: z.string().trim().max(200).optional(),
  genre: z.string().max(50).optional(),
  language: z.string().regex(/^[a-z]{2}$/).optional(),
  year_from: year,
  year_to: year,
};

/** The sentence about a field of {@link filterFields} or its like. */
export function complaintOf(
  { recommend, ratingsFile }: Messages,
): (field: string, text: string) => string {
  return (field, text) => {
    if (field === "year_from" || field === "year_to") return recommend.badYear(text);
    if (field === "language") return recommend.badLanguage(text);
    if (field === "explore") return recommend.badExplore(text);
    if (field === "order" || field === "sort") return recommend.badOrder(text);
    if (field === "page") return recommend.badPage(text);
    if (field === "user") return recommend.badPerson(text);
    if (field === "form") return ratingsFile.badForm(text);
    if (field === "ratings") return recommend.badRatings(text);
    return recommend.badText;
  };
}
