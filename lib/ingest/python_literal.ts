import JSON5 from "json5";

/** A text in quotation marks, a word, or what stands between. A lone quotation mark matches nothing. */
const TOKEN = /u?('(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")|([A-Za-z_]\w*)|[^'"A-Za-z_]+/y;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["None", "null"],
  ["True", "true"],
  ["False", "false"],
]);

/** A character beyond the first plane as the two escapes that JSON5 knows. */
const longEscape = (escape: string, digits: string | undefined): string => {
  if (digits === undefined) return escape;
  const characters = String.fromCodePoint(parseInt(digits, 16));
  return Array.from(
    { length: characters.length },
    (_, at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
};

/**
 * The value of a Python literal as `repr` writes it: lists, dicts, texts, numbers, `None`,
 * `True` and `False`. Only its words and its `\UXXXXXXXX` escapes differ from JSON5.
 * @throws {SyntaxError} where the text is no such literal
 */
export function parsePythonLiteral(literal: string): unknown {
  let json5 = "";
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < literal.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(literal);
    if (match === null) throw new SyntaxError(`No Python literal at character ${at + 1}`);
    const [token, text, word] = match;
    if (text !== undefined) {
      json5 += text.replace(/\\(?:U([0-9a-fA-F]{8})|[^])/g, longEscape);
    } else if (word !== undefined) {
      const replacement = WORDS.get(word);
      if (replacement === undefined) throw new SyntaxError(`No Python literal: ${word}`);
      json5 += replacement;
    } else json5 += token;
  }
  return JSON5.parse(json5);
}
