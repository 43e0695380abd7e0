import type { z } from "zod";
import type { Messages } from "../ui/messages/messages.ts";
import { pageError } from "./page_error.ts";

/**
 * What a form or an address asks for. Fields left empty count as left out, since a browser sends
 * every field of a form.
 * @param complain the sentence about a field that cannot be read, given its name and its text
 * @throws {HttpError} 400 with that sentence
 */
export function readInput<T>(
  schema: z.ZodType<T>,
  fields: URLSearchParams,
  complain: (field: string, text: string) => string,
): T {
  const filled = Object.fromEntries([...fields].filter(([, text]) => text.trim() !== ""));
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0].path[0] ?? "");
  throw pageError(400, complain(field, shorten(filled[field] ?? "")));
}

/** The number of pages of a list. @throws {HttpError} 404 where the page asked for is beyond them */
export function pagesOf(total: number, perPage: number, page: number, m: Messages): number {
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (page > pages) throw pageError(404, m.recommend.badPage(String(page)));
  return pages;
}

/** A text short enough to be repeated in a sentence. */
const shorten = (text: string): string => text.length > 60 ? `${text.slice(0, 60)}…` : text;
