import { HttpError } from "fresh";
import { getFilms } from "../../catalog/films.ts";
import { type FilmClue, matchFilms } from "../../catalog/match_films.ts";
import { type FilmId, filmId } from "../../ids.ts";
import type { Site } from "../../site.ts";
import { filmCard } from "../../ui/cards.ts";
import type { Messages } from "../../ui/messages/messages.ts";
import type { RatedFilm } from "../../ui/rated_film.ts";
import { MOST_RATINGS, readRatings } from "../../ui/ratings_text.ts";
import { complaintOf } from "../fields.ts";
import { pageError } from "../page_error.ts";
import { readBody } from "../read_body.ts";
import { type FileRating, MOST_ROWS, type RatingsFile, readRatingsFile } from "./read.ts";

/** What came of a file of ratings. */
export interface ImportPage {
  /** Those given before and those of the file, at most as many as a list holds. */
  readonly rated: readonly RatedFilm[];
  /** Rows of the file whose film the catalogue has. */
  readonly matched: number;
  /** Films of the file that the catalogue does not have, in the file's order. */
  readonly missing: readonly FilmClue[];
  /** Ratings that a full list had no place for. */
  readonly left: number;
  readonly unrated: number;
  readonly unreadable: readonly number[];
}

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads a form with a file of ratings, `file`, and the ratings given before, `ratings`, and finds the
 * films. Nothing is kept here.
 * @throws {HttpError} 400, 413 or 415 with what to do next
 */
export async function importPage(site: Site, request: Request, m: Messages): Promise<ImportPage> {
  const { file, before } = await readImportForm(request, m);
  const films = await matchFilms(site.catalog, file.ratings.map(({ clue }) => clue));
  const missing = file.ratings.filter((_, at) => films[at] === null).map(({ clue }) => clue);
  const stars = mergedStars(before, file.ratings, films);
  const kept = [...stars].slice(-MOST_RATINGS);
  const known = await getFilms(site.catalog, kept.map(([id]) => id));
  const starsOf = new Map(kept);
  return {
    rated: known.map((film) => ({
      film: filmCard(film, site.postersEnabled),
      stars: starsOf.get(film.id) ?? 0,
    })),
    matched: file.ratings.length - missing.length,
    missing,
    left: stars.size - kept.length,
    unrated: file.unrated,
    unreadable: file.unreadable,
  };
}

/** Stars by film, those given before first and then those of the file, the newest last. */
function mergedStars(
  before: ReadonlyMap<FilmId, number>,
  ratings: readonly FileRating[],
  films: readonly (FilmId | null)[],
): Map<FilmId, number> {
  const stars = new Map(before);
  const order = ratings.map((_, at) => at).sort((a, b) => ratings[a].time - ratings[b].time);
  for (const at of order) {
    const film = films[at];
    if (film === null) continue;
    stars.delete(film); // what is given anew moves to the end
    stars.set(film, ratings[at].stars);
  }
  return stars;
}

/** The two fields of the form. */
interface ImportForm {
  readonly file: RatingsFile;
  readonly before: ReadonlyMap<FilmId, number>;
}

async function readImportForm(request: Request, m: Messages): Promise<ImportForm> {
  const say = m.ratingsFile;
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) throw new HttpError(415, say.notMultipart);
  const form = await formOf(await bodyOf(request, m), type, m);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw pageError(400, say.noFile);
  const read = readRatingsFile(await file.bytes());
  if (typeof read === "string") throw pageError(400, say.faults[read](MOST_ROWS));
  const text = String(form.get("ratings") ?? "");
  const given = readRatings(text);
  if (given === null) throw pageError(400, complaintOf(m)("ratings", text.slice(0, 60)));
  return { file: read, before: new Map(given.map(({ id, rating }) => [filmId(id), rating])) };
}

async function bodyOf(request: Request, m: Messages): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readBody(request, MAX_BYTES);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new HttpError(413, m.ratingsFile.tooLarge(MAX_BYTES / 1024 ** 2), { cause: error });
  }
}

/** The fields of a multipart form (RFC 7578). */
async function formOf(
  body: Uint8Array<ArrayBuffer>,
  type: string,
  m: Messages,
): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw pageError(400, m.ratingsFile.noFile);
  }
}
