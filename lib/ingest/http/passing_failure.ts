/**
 * A failure that another attempt may well not meet: a dropped connection, a time limit, a status
 * of 429 or 5xx, an answer that is not what it should be. The message ends a sentence.
 */
export class PassingFailure extends Error {
  override readonly name = "PassingFailure";
}
