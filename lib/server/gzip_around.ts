import { Buffer } from "node:buffer";
import { constants, crc32, deflateRawSync } from "node:zlib";

/** RFC 1952, 2.3: gzip, deflated, without a name, a time or a system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
/** RFC 1951, 3.2.6: a last block that holds nothing. */
const END = Buffer.from([3, 0]);
/** What a block that is not compressed holds at most. */
const MAX_STORED = 0xffff;

/**
 * Compresses a text with gaps once, and gives the way to have it as a gzip file with something in
 * every gap. That costs a checksum and a copy: each part is deflated by itself up to the border of a
 * byte, and what fills the gaps goes between them as it is.
 *
 * @returns takes at most 64 KiB, and throws a `RangeError` for more
 */
export function gzipAround(parts: readonly string[]): (gap: string) => Uint8Array<ArrayBuffer> {
  const deflated = parts.map((part) =>
    deflateRawSync(part, { finishFlush: constants.Z_FULL_FLUSH })
  );
  const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  return (gap) => {
    const filling = Buffer.from(gap);
    const stored = Buffer.concat([storedHeader(filling.byteLength), filling]);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(
      parts.reduce((sum, part, at) => crc32(at === 0 ? part : gap + part, sum), 0),
    );
    trailer.writeUInt32LE((length + filling.byteLength * (parts.length - 1)) % 2 ** 32, 4);
    const between = deflated.flatMap((part, at) => at === 0 ? [part] : [stored, part]);
    return new Uint8Array(Buffer.concat([HEADER, ...between, END, trailer]));
  };
}

/** RFC 1951, 3.2.4: one block, not the last, of bytes as they are. */
function storedHeader(length: number): Buffer {
  if (length > MAX_STORED) {
    throw new RangeError(`${length} bytes are to fill a gap, expected at most ${MAX_STORED}.`);
  }
  const header = Buffer.alloc(5);
  header.writeUInt16LE(length, 1);
  header.writeUInt16LE(length ^ 0xffff, 3);
  return header;
}
