import { ReelmatchError } from "../errors.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A line of a text file without its line end, and its number from 1. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** Longer lines than this are refused: they would have to be held in memory whole. */
export const MAX_LINE_BYTES = 1 << 21;

const tooLongLine = (path: string, line: number): ReelmatchError =>
  new ReelmatchError(
    "BAD_INPUT",
    `${path}, line ${line}: is longer than ${
      MAX_LINE_BYTES / (1 << 20)
    } MiB, expected one record a line.`,
  );

async function open(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path);
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) {
      throw new ReelmatchError("NOT_FOUND", `There is no file ${path}.`, { cause });
    }
    throw new ReelmatchError("UNAVAILABLE", `${path} cannot be opened: check its permissions.`, {
      cause,
    });
  }
}

/** The lines of a text file one by one, see {@link textLineBatches}. */
export async function* textLines(path: string): AsyncGenerator<TextLine> {
  for await (const lines of textLineBatches(path)) yield* lines;
}

/**
 * The lines of an ASCII or UTF-8 text file, as many at a time as a piece of it holds; line ends are
 * LF or CRLF, a byte order mark is dropped, and a line end after the last line is optional.
 * @throws {ReelmatchError} `NOT_FOUND` or `UNAVAILABLE` where it cannot be opened, `BAD_INPUT` where
 * it is empty, is a folder, is no text or has a line of more than {@link MAX_LINE_BYTES} bytes
 */
export async function* textLineBatches(path: string): AsyncGenerator<TextLine[]> {
  const file = await open(path);
  const decoder = new TextDecoder();
  const decode = (bytes: Uint8Array, number: number): TextLine => {
    const end = bytes.length > 0 && bytes[bytes.length - 1] === CARRIAGE_RETURN ? -1 : undefined;
    if (bytes.length > MAX_LINE_BYTES) throw tooLongLine(path, number);
    if (bytes.includes(0)) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line ${number}: holds a NUL byte, so it is no text.`,
      );
    }
    return { number, text: decoder.decode(bytes.subarray(0, end)) };
  };
  let number = 0;
  let rest: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of file.readable) {
      let bytes: Uint8Array = chunk;
      if (rest.length > 0) {
        bytes = new Uint8Array(rest.length + chunk.length);
        bytes.set(rest);
        bytes.set(chunk, rest.length);
      }
      let from = 0;
      const lines: TextLine[] = [];
      for (let to; (to = bytes.indexOf(LINE_FEED, from)) >= 0; from = to + 1) {
        lines.push(decode(bytes.subarray(from, to), ++number));
      }
      if (lines.length > 0) yield lines;
      rest = bytes.slice(from);
      if (rest.length > MAX_LINE_BYTES) throw tooLongLine(path, number + 1);
    }
  } catch (cause) {
    if (cause instanceof ReelmatchError) throw cause;
    throw new ReelmatchError("BAD_INPUT", `${path} cannot be read: expected a text file.`, {
      cause,
    });
  }
  if (rest.length > 0) yield [decode(rest, ++number)];
  if (number === 0) throw new ReelmatchError("BAD_INPUT", `${path} is empty.`);
}
