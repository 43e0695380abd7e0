import type { Answer, Asked } from "./local_server.ts";

/** A file as a server keeps it. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  /** Strong where it begins with a quotation mark; none if left out. */
  readonly etag?: string;
  /** Whether parts of it may be asked for; they may if left out. */
  readonly hasRanges?: boolean;
}

/** Answers as a server of files does (RFC 9110, 13 and 14): conditions, and one range with `If-Range`. */
export function serveFile(
  { headers }: Asked,
  { bytes, etag, hasRanges = true }: ServedFile,
): Answer {
  const own = etag === undefined ? undefined : { etag };
  if (etag !== undefined && headers.get("if-none-match") === etag) {
    return { status: 304, headers: own };
  }
  const [, first] = /^bytes=(\d+)-$/.exec(headers.get("range") ?? "") ?? [];
  const isSame = [null, etag].includes(headers.get("if-range"));
  if (!hasRanges || first === undefined || !isSame) return { headers: own, body: bytes };
  const from = Number(first);
  const range = { ...own, "content-range": `bytes */${bytes.length}` };
  if (from >= bytes.length) return { status: 416, headers: range };
  const sent = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  return {
    status: 206,
    headers: { ...range, "content-range": sent },
    body: bytes.subarray(from),
  };
}
