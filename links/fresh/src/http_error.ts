import { STATUS_CODES } from "node:http";

// deno-fmt-ignore
/** A status of the 4xx and 5xx classes that IANA has registered. */
export type ErrorStatus =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415
  | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 426 | 428 | 429 | 431 | 451
  | 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/**
 * An error that carries the HTTP status to answer with.
 *
 * Thrown from a handler or a middleware it selects the nearest error page; without one the answer is
 * plain text. Unlike any other error, its message is shown to the visitor.
 *
 * @example
 * ```ts ignore
 * throw new HttpError(404, "There is no film 12.");
 * ```
 */
export class HttpError extends Error {
  /** The HTTP status. */
  status: ErrorStatus;

  constructor(status: ErrorStatus, message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = this.constructor.name;
    this.status = status;
  }
}

/** The status that an error asks for: its own for an {@linkcode HttpError}, else 500. */
export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 500;
}

/**
 * Answers for an error that no error page took. The message of anything but an
 * {@linkcode HttpError} is written to the log and kept from the visitor.
 */
export function plainErrorResponse(error: unknown): Response {
  // deno-lint-ignore no-console
  if (statusOf(error) >= 500) console.error(error);
  if (!(error instanceof HttpError)) {
    return new Response("Internal server error", { status: 500 });
  }
  return new Response(error.message || STATUS_CODES[error.status], {
    status: error.status,
  });
}
