import type { WordTable } from "./word_table.ts";

/** From how many letters on a word may hold one mistake, and two. */
const LETTERS_FOR_ONE = 4;
const LETTERS_FOR_TWO = 8;

/** How many mistakes a search forgives in a word. */
export const forgiven = (word: string): number =>
  word.length < LETTERS_FOR_ONE ? 0 : word.length < LETTERS_FOR_TWO ? 1 : 2;

/**
 * Places of the words of which a given one may be a misspelt beginning, ascending: a letter too many,
 * too few, wrong, or two changed about count as one mistake (optimal string alignment). Words that
 * begin alike share the work done for their beginning, a hopeless beginning is left at once, and
 * only letters at about the same position are compared (Ukkonen 1985).
 * @param limit how many mistakes are forgiven, fewer than `given` has letters
 */
export function misspelt(words: WordTable, given: string, limit: number): number[] {
  const { length } = given;
  const longest = length + limit;
  const height = length + 1;
  // mistakes[j * height + i]: between the first j letters of a word and the first i given ones;
  // too many where not filled in
  const mistakes = new Uint8Array((longest + 1) * height).fill(limit + 1);
  for (let edge = 0; edge <= limit; edge++) mistakes[edge] = mistakes[edge * height] = edge;
  const own = Uint16Array.from(given, (_, i) => given.charCodeAt(i));

  /** Fills in a column of the table, of the first `j` letters of a word; gives its smallest entry. */
  function fillColumn(j: number, letter: number, previous: number): number {
    const column = j * height;
    let least = mistakes[column];
    const last = Math.min(length, j + limit);
    for (let i = Math.max(1, j - limit); i <= last; i++) {
      const at = column + i;
      const before = at - height; // without the word's last letter
      let fewest = mistakes[before - 1] + (own[i - 1] === letter ? 0 : 1);
      if (mistakes[before] < fewest) fewest = mistakes[before] + 1;
      if (mistakes[at - 1] < fewest) fewest = mistakes[at - 1] + 1;
      if (i > 1 && j > 1 && own[i - 1] === previous && own[i - 2] === letter) {
        fewest = Math.min(fewest, mistakes[before - height - 2] + 1);
      }
      mistakes[at] = fewest;
      if (fewest < least) least = fewest;
    }
    return least;
  }

  const found: number[] = [];
  let done = 0; // how many columns are filled in
  let agreed = 0; // of how many of those the word at hand has the letters
  let outcome: "open" | "fits" | "hopeless" = "open";
  for (let at = 0; at < words.count; at++) {
    agreed = Math.min(agreed, words.shared[at]);
    if (agreed < done || outcome === "open") {
      outcome = "open";
      done = agreed;
      const most = Math.min(words.lengthOf(at), longest);
      while (outcome === "open" && done < most) {
        const previous = done === 0 ? -1 : words.letterOf(at, done - 1);
        const least = fillColumn(done + 1, words.letterOf(at, done), previous);
        done++;
        if (mistakes[done * height + length] <= limit) outcome = "fits";
        else if (least > limit) outcome = "hopeless";
      }
      agreed = done;
    }
    if (outcome === "fits") found.push(at);
  }
  return found;
}
