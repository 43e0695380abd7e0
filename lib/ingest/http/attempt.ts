import { messageOf } from "../../errors.ts";
import { VERSION } from "../../version.ts";
import { PassingFailure } from "./passing_failure.ts";
import type { TimeLimit } from "./time_limit.ts";

/** One GET and what is made of its answer. */
export interface HttpRequest<T> {
  readonly url: URL;
  /** Asked before each attempt, so that a download can go on where the last attempt stopped. */
  readonly headers?: () => HeadersInit;
  /** `manual` takes a redirection for an answer; `follow` if left out. */
  readonly redirect?: RequestRedirect;
  /** Limit of an attempt from the request to the end of the body, in milliseconds. */
  readonly totalMs?: number;
  /** Whether `read` knows what to do with a status; if left out, 200–299. */
  readonly accept?: (status: number) => boolean;
  /**
   * Reads the answer within the attempt: what breaks while the body arrives is tried again, as is a
   * {@link PassingFailure} that is thrown. Anything else that is thrown ends the request at once.
   */
  readonly read: (response: Response) => Promise<T>;
}

/** Sends a request once. @throws {PassingFailure} where no answer comes */
export async function send<T>(
  { url, headers, redirect = "follow" }: HttpRequest<T>,
  limit: TimeLimit,
  signal?: AbortSignal,
): Promise<Response> {
  const all = new Headers(headers?.());
  all.set("user-agent", `Reelmatch/${VERSION}`);
  try {
    const signals = signal === undefined ? limit.signal : AbortSignal.any([limit.signal, signal]);
    return await fetch(url, { headers: all, redirect, signal: signals });
  } catch (error) {
    throw passing(error, signal);
  }
}

/**
 * The same answer; while its body is read the limit is kept alive, and what breaks is a
 * {@link PassingFailure}.
 */
export function watch(response: Response, limit: TimeLimit, signal?: AbortSignal): Response {
  limit.touch();
  const { body, status, statusText, headers } = response;
  if (body === null) return response;
  const pieces = async function* () {
    try {
      for await (const piece of body) {
        limit.touch();
        yield piece;
      }
    } catch (error) {
      throw passing(error, signal);
    }
  };
  return new Response(ReadableStream.from(pieces()), { status, statusText, headers });
}

/** A failure of the connection as one that may pass, unless the caller himself ended it. */
function passing(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  return error instanceof PassingFailure ? error : new PassingFailure(messageOf(error));
}
