import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip file; what is left out is what an honest packer writes. */
export interface ZipItem {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** How long the entry says that its content is, in bytes. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  readonly isEncrypted?: boolean;
  /** 8 for deflate. */
  readonly method?: number;
  /** Unix file mode. */
  readonly mode?: number;
}

const DEFLATE = 8;
const UNIX_VERSION = (3 << 8) | 20;
const UTF8_NAMES = 1 << 11;

/** A zip file (PKWARE's APPNOTE 6.3) with these entries, however ill-meant. */
export function makeZip(items: readonly ZipItem[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const item of items) {
    const content = Buffer.from(item.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(item.name);
    const flags = UTF8_NAMES | (item.isEncrypted ? 1 : 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(item.method ?? DEFLATE, 4);
    common.writeUInt32LE(item.claimedCrc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(item.claimedBytes ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = [signature(0x04034b50), common, name, packed];
    const central = Buffer.alloc(14);
    central.writeUInt32LE(((item.mode ?? 0o100644) << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    const version = Buffer.alloc(2);
    version.writeUInt16LE(UNIX_VERSION, 0);
    directory.push(signature(0x02014b50), version, common, central, name);
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(items.length, 4);
  end.writeUInt16LE(items.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Uint8Array.from(Buffer.concat([...parts, list, signature(0x06054b50), end]));
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
