import { readBody } from "./read_body.ts";

/** More than any form of this site sends, in bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * The fields of a form that was sent as `application/x-www-form-urlencoded`.
 * @throws {HttpError} 413 for more than 64 KiB, 408 for what takes too long to arrive
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(new TextDecoder().decode(await readBody(request, MAX_BYTES)));
}
