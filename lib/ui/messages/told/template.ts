/**
 * A sentence with holes, as in `fewer than {count} fields`. What stands in a hole's name tells how it
 * is said in another language: `{count}` is a whole number, `{figure}` one with a point, `{number}` a
 * name of digits, `{id}` a word, `{told}` another sentence of a table; anything else stays as it is.
 * Digits tell holes of one kind apart.
 */
export type Template = string;

/** How what stands in a hole is said, by the hole's kind; `null` where that is not known. */
export type Fillings = Readonly<Record<string, (text: string) => string | null>>;

const HOLE = /\{(\w+)\}/g;
const kindOf = (hole: string): string => hole.replace(/\d+$/, "");

const PATTERNS: Readonly<Record<string, string>> = {
  count: String.raw`\d+`,
  figure: String.raw`[−+-]?\d+(?:\.\d+)?`,
  number: String.raw`\d+`,
  id: String.raw`\S+`,
};

/** What stands in the holes of a sentence; `null` where the sentence is not of the template. */
export function holesOf(template: Template, sentence: string): Map<string, string> | null {
  const holes = [...template.matchAll(HOLE)].map(([, hole]) => hole);
  const parts = template.split(HOLE).map((part, at) =>
    at % 2 === 0 ? RegExp.escape(part) : `(${PATTERNS[kindOf(part)] ?? ".+?"})`
  );
  const found = new RegExp(`^${parts.join("")}$`, "s").exec(sentence)?.slice(1);
  return found === undefined ? null : new Map(holes.map((hole, at) => [hole, found[at]]));
}

/** A template with its holes filled; `null` where one of them cannot be said. */
export function filled(
  template: Template,
  holes: ReadonlyMap<string, string>,
  fillings: Fillings,
): string | null {
  let isWhole = true;
  const text = template.replaceAll(HOLE, (_, hole: string) => {
    const given = holes.get(hole) ?? "";
    const said = fillings[kindOf(hole)]?.(given);
    if (said === null) isWhole = false;
    return said ?? given;
  });
  return isWhole ? text : null;
}
