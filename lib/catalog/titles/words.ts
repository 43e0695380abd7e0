/** A text without case and accents, and without what `ﬁ` and other compatible forms add. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (/^\p{ASCII}*$/u.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{Mark}/gu, "");
}

/** The words of a text, folded; a text of signs alone, as is the title `$`, is words too. */
export function wordsOf(text: string): string[] {
  const plain = folded(text).replace(/['’]/g, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? plain.match(/\S+/gu) ?? [];
}

/** The words of a title, those that a hyphen parts also as one: `spider`, `man`, `spiderman`. */
export function wordsOfTitle(title: string): string[] {
  if (!title.includes("-")) return wordsOf(title);
  const joined = folded(title).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
  return [...wordsOf(title), ...joined.map((word) => word.replaceAll("-", ""))];
}

/** Articles with which titles begin in the languages that the catalogues hold most of. */
const ARTICLES = new Set(
  "the a an le la les l un une des der die das ein eine el los las il lo gli i uno una o os as"
    .split(" "),
);

/** How many words a text has, an article at its beginning aside: "The Godfather" has one. */
export const lengthBesideArticle = (words: readonly string[]): number =>
  words.length - (words.length > 1 && ARTICLES.has(words[0]) ? 1 : 0);
