import { joined } from "./read_up_to.ts";

/** How much of a body is taken, and for how long it may arrive. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
}

/** The largest body that a request may have. */
export const MAX_BODY_BYTES = 64 * 1024;

export const BODY_LIMITS: BodyLimits = { maxBytes: MAX_BODY_BYTES, maxMs: 10_000 };

/**
 * A body, or the status with which it is refused (RFC 9110): 413 too large, 408 not there in time, be it
 * slow, broken off by the client or by the end of this server.
 */
export type ReadBody =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly refused: 408 | 413 };

/** Reads the body of a request whole, unless it is too large or too slow. */
export async function readBody(
  request: Request,
  { maxBytes, maxMs }: BodyLimits = BODY_LIMITS,
): Promise<ReadBody> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(late.resolve, maxMs, "late");
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    while (reader !== undefined) {
      const part = await Promise.race([reader.read().catch(() => "late" as const), late.promise]);
      if (part === "late") return { refused: 408 };
      if (part.done) break;
      size += part.value.byteLength;
      if (size > maxBytes) return { refused: 413 };
      chunks.push(part.value);
    }
  } finally {
    clearTimeout(timer);
    reader?.releaseLock();
  }
  return { bytes: joined(chunks, size) };
}
