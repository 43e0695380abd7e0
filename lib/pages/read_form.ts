import { HttpError } from "fresh";

/** More than any form of this site sends, in bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * The fields of a form that was sent as `application/x-www-form-urlencoded`.
 * @throws {HttpError} 413 for more than 64 KiB
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      throw new HttpError(413);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return new URLSearchParams(text);
}
