/** Records at the beginning of a text, each as its fields. */
export interface ClearRecords {
  readonly records: readonly (readonly string[])[];
  /** What follows them. */
  readonly rest: string;
  /** Whether the rest is the beginning of a record that may be clear once there is more of it. */
  readonly isClear: boolean;
}

/** Whoever reads longer records than this is to watch how long they become. */
const MAX_CLEAR_CHARACTERS = 250_000;

/**
 * Splits a text into CSV records (RFC 4180) as far as it is clear what they are: up to a record
 * whose end is not in the text, a quotation mark that stands neither for itself nor at an end of a
 * field, or a very long record. Searching for what ends a field is ten times as fast as looking at
 * every character.
 * @param quoted whether fields may stand in quotation marks
 */
export function clearRecords(text: string, delimiter: string, quoted: boolean): ClearRecords {
  const records: string[][] = [];
  let at = 0;
  for (;;) {
    const fields: string[] = [];
    const end = takeRecord(fields, text, at, delimiter, quoted);
    const length = (end === UNFINISHED ? text.length : end) - at;
    const isClear = end !== ODD && length <= MAX_CLEAR_CHARACTERS;
    if (!isClear || end === UNFINISHED) return { records, rest: text.slice(at), isClear };
    records.push(fields);
    at = end;
  }
}

/** Instead of where a record ends: not in the text. */
const UNFINISHED = -1;
/** Instead of where a record ends: a quotation mark is where none should be. */
const ODD = -2;

/** Takes the fields of the record that begins somewhere. @returns where the next one begins */
function takeRecord(
  fields: string[],
  text: string,
  start: number,
  delimiter: string,
  quoted: boolean,
): number {
  let at = start;
  for (let lineEnd = -1;;) {
    let end: number;
    if (quoted && text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close < 0) return UNFINISHED;
      const field = text.slice(at + 1, close);
      fields.push(field.includes('"') ? field.replaceAll('""', '"') : field);
      end = close + 1;
    } else {
      if (lineEnd < at) lineEnd = text.indexOf("\n", at);
      if (lineEnd < 0) return UNFINISHED;
      const next = text.indexOf(delimiter, at);
      if (next >= 0 && next < lineEnd) end = next;
      else end = text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
      fields.push(text.slice(at, end));
    }
    if (text.startsWith(delimiter, end)) at = end + delimiter.length;
    else if (text.charCodeAt(end) === LINE_FEED) return end + 1;
    else if (text.startsWith("\r\n", end)) return end + 2;
    else return text.length - end < Math.max(2, delimiter.length) ? UNFINISHED : ODD;
  }
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where a quotation mark is closed, below 0 where that is not in the text. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
