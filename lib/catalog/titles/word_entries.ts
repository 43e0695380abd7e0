import type { Pieces } from "../../pieces.ts";
import { WordTable } from "./word_table.ts";

/** Words, each with its films. */
export interface WordPostings {
  readonly words: WordTable;
  /** The films of the word at a place, in the order in which they were added. */
  postings(place: number): Int32Array;
}

/** Which films have which words, gathered film by film. */
export class WordEntries {
  /** The number of each word, from 0 in the order of their first entry. */
  readonly #numberOf = new Map<string, number>();
  /** The word's number and the film of each entry. */
  readonly #numbers: number[] = [];
  readonly #films: number[] = [];

  add(word: string, film: number): void {
    let number = this.#numberOf.get(word);
    if (number === undefined) {
      number = this.#numberOf.size;
      this.#numberOf.set(word, number);
    }
    this.#numbers.push(number);
    this.#films.push(film);
  }

  /** Brings the entries into the order of the words: a counting sort, so O(n) beside sorting words. */
  *byWord(): Pieces<WordPostings> {
    const words = yield* sortedInPieces(this.#numberOf.keys());
    const placeOf = new Int32Array(words.length);
    for (const [place, word] of words.entries()) {
      placeOf[this.#numberOf.get(word) ?? 0] = place;
      yield;
    }
    const starts = new Int32Array(words.length + 1);
    for (const number of this.#numbers) {
      starts[placeOf[number] + 1]++;
      yield;
    }
    for (let place = 0; place < words.length; place++) starts[place + 1] += starts[place];
    const next = starts.slice(0, words.length);
    const films = new Int32Array(this.#films.length);
    for (let at = 0; at < films.length; at++) {
      films[next[placeOf[this.#numbers[at]]]++] = this.#films[at];
      yield;
    }
    return {
      words: yield* WordTable.of(words),
      postings: (place) => films.subarray(starts[place], starts[place + 1]),
    };
  }
}

/** Sorts words as `sort` does, those of one first letter at a time. */
function* sortedInPieces(words: Iterable<string>): Pieces<string[]> {
  const byLetter = new Map<string, string[]>();
  for (const word of words) {
    const alike = byLetter.get(word[0]);
    if (alike) alike.push(word);
    else byLetter.set(word[0], [word]);
    yield;
  }
  const sorted: string[] = [];
  for (const letter of [...byLetter.keys()].sort()) {
    for (const word of (byLetter.get(letter) ?? []).sort()) sorted.push(word);
    yield;
  }
  return sorted;
}
