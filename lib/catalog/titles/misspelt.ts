/** From how many letters on a word may hold one mistake, and two. */
const LETTERS_FOR_ONE = 4;
const LETTERS_FOR_TWO = 8;

/** How many mistakes a search forgives in a word. */
export const forgiven = (word: string): number =>
  word.length < LETTERS_FOR_ONE ? 0 : word.length < LETTERS_FOR_TWO ? 1 : 2;

/**
 * Positions of the words of which a given one may be a misspelt beginning: a letter too many, too
 * few, wrong, or two changed about count as one mistake (optimal string alignment). Words that begin
 * alike share the work done for their beginning, and a hopeless beginning is left at once.
 * @param words ascending
 * @param limit how many mistakes are forgiven, fewer than `given` has letters
 */
export function* misspelt(
  words: readonly string[],
  given: string,
  limit: number,
): Generator<number> {
  const longest = given.length + limit;
  // columns[j][i]: mistakes between the first j letters of a word and the first i given ones
  const columns = Array.from({ length: longest + 1 }, () => new Uint8Array(given.length + 1));
  for (let i = 0; i <= given.length; i++) columns[0][i] = i;
  let last = ""; // the word whose first `done` letters the columns are of
  let done = 0;
  let outcome: "open" | "fits" | "hopeless" = "open";
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const kept = sharedLetters(word, last, done);
    if (kept < done || outcome === "open") {
      outcome = "open";
      last = word;
      done = kept;
      while (outcome === "open" && done < word.length && done < longest) {
        done++;
        const least = fillColumn(columns, done, word, given);
        if (columns[done][given.length] <= limit) outcome = "fits";
        else if (least > limit) outcome = "hopeless";
      }
    }
    if (outcome === "fits") yield at;
  }
}

function sharedLetters(a: string, b: string, limit: number): number {
  let shared = 0;
  while (shared < limit && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

/** Fills the column of a word's first `j` letters and returns its smallest entry. */
function fillColumn(columns: readonly Uint8Array[], j: number, word: string, given: string) {
  const [column, before] = [columns[j], columns[j - 1]];
  const letter = word.charCodeAt(j - 1);
  const previous = word.charCodeAt(j - 2);
  let least = column[0] = j;
  for (let i = 1; i <= given.length; i++) {
    const own = given.charCodeAt(i - 1);
    let mistakes = before[i - 1] + (own === letter ? 0 : 1);
    mistakes = Math.min(mistakes, before[i] + 1, column[i - 1] + 1);
    if (i > 1 && j > 1 && own === previous && given.charCodeAt(i - 2) === letter) {
      mistakes = Math.min(mistakes, columns[j - 2][i - 2] + 1);
    }
    column[i] = mistakes;
    if (mistakes < least) least = mistakes;
  }
  return least;
}
