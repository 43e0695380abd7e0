import { HttpError } from "fresh";
import { BODY_LIMITS, readBody as readLimited } from "../server/read_body.ts";

/**
 * The whole body of a request.
 * @throws {HttpError} 413 for more than so many bytes, 408 for what takes too long to arrive
 */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = await readLimited(request, { ...BODY_LIMITS, maxBytes });
  if ("refused" in body) throw new HttpError(body.refused);
  return body.bytes;
}
