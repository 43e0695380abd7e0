import { HttpError } from "fresh";
import { ReelmatchError } from "../errors.ts";
import type { Site, State } from "../site.ts";
import { messagesOf } from "../ui/messages/messages.ts";

/** A failure that a page shows: its sentence says what to do next. */
export const pageError = (status: 400 | 404 | 503, sentence: string): HttpError =>
  new HttpError(status, sentence);

/** What pages are answered from. @throws {HttpError} 503 before the first snapshot */
export function siteOf({ site, language }: State): Site {
  if (site !== null) return site;
  throw pageError(503, messagesOf(language).error[503].text);
}

/** A failure of ours as Fresh's error page takes it; anything unforeseen stays as it is. */
export function asHttpError(thrown: unknown): unknown {
  if (!(thrown instanceof ReelmatchError)) return thrown;
  const { status, message } = thrown;
  if (status !== 400 && status !== 404 && status !== 503) return thrown;
  return new HttpError(status, message, { cause: thrown });
}
