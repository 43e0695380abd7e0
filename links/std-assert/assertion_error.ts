/** Thrown by every assertion that does not hold. */
export class AssertionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AssertionError";
  }
}

/** What follows the standard part of a message: the caller's words, or a full stop. */
export function suffix(msg: string | undefined): string {
  return msg ? `: ${msg}` : ".";
}
