/** A text in quotation marks, a word, or what stands between. A lone quotation mark matches nothing. */
const TOKEN = /u?('(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")|([A-Za-z_]\w*)|[^'"A-Za-z_]+/y;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["None", "null"],
  ["True", "true"],
  ["False", "false"],
]);

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/g;

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** What a text in quotation marks says. */
function unquote(text: string): string {
  const body = text.slice(1, -1);
  if (!body.includes("\\")) return body;
  return body.replace(
    ESCAPE,
    (
      _,
      byte: string | undefined,
      short: string | undefined,
      long: string | undefined,
      one: string,
    ) => {
      const code = byte ?? short ?? long;
      return code === undefined ? ESCAPED.get(one) ?? one : fromCode(parseInt(code, 16));
    },
  );
}

function fromCode(code: number): string {
  if (code > 0x10ffff) throw new SyntaxError(`No Python literal: no character has number ${code}`);
  return String.fromCodePoint(code);
}

/**
 * The value of a Python literal as `repr` writes it: lists, dicts, texts, numbers, `None`,
 * `True` and `False`. Beside its words only its texts are not JSON.
 * @throws {SyntaxError} where the text is no such literal
 */
export function parsePythonLiteral(literal: string): unknown {
  let json = "";
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < literal.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(literal);
    if (match === null) throw new SyntaxError(`No Python literal at character ${at + 1}`);
    const [token, text, word] = match;
    if (text !== undefined) json += JSON.stringify(unquote(text));
    else if (word !== undefined) {
      const replacement = WORDS.get(word);
      if (replacement === undefined) throw new SyntaxError(`No Python literal: ${word}`);
      json += replacement;
    } else json += token;
  }
  return JSON.parse(json);
}
