/** Every failure that a person can act on, by a stable name that scripts and clients may test. */
export type ErrorCode =
  | "BAD_INPUT" // the caller's data or arguments cannot be used as they are
  | "NOT_FOUND" // a person, film, file or snapshot that does not exist
  | "NOT_READY" // nothing to serve yet: no snapshot has been published
  | "CORRUPT" // a file of ours does not match its checksum or format
  | "UNAVAILABLE" // a disk, port or remote service refused
  | "BUSY" // another process of ours is doing it
  | "INTERRUPTED"; // stopped on request before the work was done

const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  NOT_READY: 503,
  CORRUPT: 500,
  UNAVAILABLE: 503,
  BUSY: 503,
  INTERRUPTED: 503,
};

/**
 * The one error class of the application. Its message is a sentence for a person: what was given,
 * what was expected, what to do. `cause` keeps the original error.
 */
export class ReelmatchError extends Error {
  override readonly name = "ReelmatchError";
  readonly code: ErrorCode;
  /** The HTTP status that this failure has on the wire. */
  readonly status: number;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = HTTP_STATUS[code];
  }
}

/** The message of anything thrown, for a log line or a wrapping error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
