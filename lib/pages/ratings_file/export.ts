import { z } from "zod";
import { getFilms } from "../../catalog/films.ts";
import { filmId } from "../../ids.ts";
import type { Site } from "../../site.ts";
import type { Messages } from "../../ui/messages/messages.ts";
import { readRatings } from "../../ui/ratings_text.ts";
import { complaintOf } from "../fields.ts";
import { pageError } from "../page_error.ts";
import { readInput } from "../read_input.ts";
import { FILE_FORMS, type FileForm, writeRatingsFile } from "./write.ts";

const schema = z.object({
  form: z.enum(FILE_FORMS).default(FILE_FORMS[0]),
  ratings: z.string().default(""),
});

/** A file of ratings to be saved. */
export interface RatingsExport {
  readonly form: FileForm;
  readonly csv: string;
}

/** The ratings of an address as another site's file. @throws {HttpError} 400 */
export async function exportRatings(
  { catalog }: Site,
  fields: URLSearchParams,
  m: Messages,
): Promise<RatingsExport> {
  const complain = complaintOf(m);
  const { form, ratings: text } = readInput(schema, fields, complain);
  const given = readRatings(text);
  if (given === null) throw pageError(400, complain("ratings", text.slice(0, 60)));
  const films = await getFilms(catalog, given.map(({ id }) => filmId(id)));
  const stars = new Map(given.map(({ id, rating }) => [id, rating]));
  const rated = films.map((film) => ({ film, stars: stars.get(film.id) ?? 0 }));
  return { form, csv: writeRatingsFile(form, rated) };
}
