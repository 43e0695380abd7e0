/** What a kernel tells of text, in plain TypeScript: the reference that its build is tested against. */

/** The most bytes of a last field, with its line end, after a rating with a point. */
const LAST_FIELD = 15;

/** Whether a byte is 0. */
export const hasNul = (bytes: Uint8Array): boolean => bytes.includes(0);

/** Whether lines, each with its line end, are plain. */
export function arePlain(lines: string): boolean {
  return lines.match(/[^\n]*\n/g)?.every((line) =>
    /^[\0-9]*$/.test(line.replaceAll(".", "")) &&
    (!line.includes(".") || /^[^.]*\.[05],[^,.\n]*\n$/.test(line) && lastField(line) <= LAST_FIELD)
  ) ?? true;
}

const lastField = (line: string): number => line.length - 1 - line.lastIndexOf(",");
