/**
 * Writes a string as a literal for an inline script. No character of it can end the script, start a
 * comment in HTML, close a CDATA section or break a line in old JavaScript: `<`, `>`, `&`, U+2028 and
 * U+2029 are written as escapes.
 */
export function scriptLiteral(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
