import { crc32 } from "node:zlib";
import { z } from "zod";
import { RATING_RULES } from "../catalog/rating_rules.ts";
import { type FilmId, filmId, isId, type UserId, userId } from "../ids.ts";

/** A rating that somebody gave through the site. */
export interface FeedbackRating {
  readonly userId: UserId;
  readonly filmId: FilmId;
  /** In half stars, 0.5…5. */
  readonly rating: number;
  /** When the server took it, in milliseconds since 1970. */
  readonly ratedAt: number;
  /** The name under which its sender may send it again; `null` where none was given. */
  readonly key: string | null;
}

const stars = RATING_RULES.find(({ column }) => column === "rating");

/** Whether a number is a rating that ingest takes. */
export const isHalfStars = (value: number): boolean => stars?.holds(value) ?? false;

const schema = z.object({
  user_id: z.int().refine(isId).transform(userId),
  film_id: z.int().refine(isId).transform(filmId),
  rating: z.number().refine(isHalfStars),
  rated_at: z.iso.datetime().transform(Date.parse),
  key: z.string().nullable(),
});

const SEPARATOR = " ";

const checksum = (json: string): string => crc32(json).toString(16).padStart(8, "0");

/** A rating as a line of the journal, its end included: the CRC-32 of the JSON, a space, the JSON. */
export function encodeRecord({ userId, filmId, rating, ratedAt, key }: FeedbackRating): string {
  const json = JSON.stringify({
    user_id: userId,
    film_id: filmId,
    rating,
    rated_at: new Date(ratedAt).toISOString(),
    key,
  });
  return `${checksum(json)}${SEPARATOR}${json}\n`;
}

/** The rating of a line without its end, or why it holds none. */
export function decodeRecord(line: string): FeedbackRating | { readonly damage: string } {
  const at = line.indexOf(SEPARATOR);
  const json = line.slice(at + 1);
  if (at < 0 || checksum(json) !== line.slice(0, at)) {
    return { damage: "the line does not match its checksum" };
  }
  const parsed = schema.safeParse(jsonOf(json));
  if (!parsed.success) return { damage: "the line is no rating" };
  const { user_id, film_id, rating, rated_at, key } = parsed.data;
  return { userId: user_id, filmId: film_id, rating, ratedAt: rated_at, key };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
