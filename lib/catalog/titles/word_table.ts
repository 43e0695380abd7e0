import type { Pieces } from "../../pieces.ts";

/**
 * Different words in ascending order, as `sort` has them. Their letters, UTF-16 code units, lie one
 * after another in typed arrays: quick to compare, and nothing for the garbage collector to visit.
 */
export class WordTable {
  readonly count: number;
  /** How many letters each word shares with the one before it, as far as 255. */
  readonly shared: Uint8Array;
  readonly #letters: Uint16Array;
  /** Where each word begins, and the end of the last. */
  readonly #starts: Int32Array;

  private constructor(letters: Uint16Array, starts: Int32Array, shared: Uint8Array) {
    this.count = shared.length;
    this.shared = shared;
    this.#letters = letters;
    this.#starts = starts;
  }

  /** @param words ascending, none twice */
  static *of(words: readonly string[]): Pieces<WordTable> {
    const starts = new Int32Array(words.length + 1);
    for (let at = 0; at < words.length; at++) starts[at + 1] = starts[at] + words[at].length;
    const letters = new Uint16Array(starts[words.length]);
    const shared = new Uint8Array(words.length);
    for (let at = 0, end = 0; at < words.length; at++) {
      const word = words[at];
      for (let i = 0; i < word.length; i++) letters[end++] = word.charCodeAt(i);
      if (at > 0) shared[at] = Math.min(255, sharedLetters(word, words[at - 1]));
      yield;
    }
    return new WordTable(letters, starts, shared);
  }

  lengthOf(at: number): number {
    return this.#starts[at + 1] - this.#starts[at];
  }

  /** A letter of a word; of what lies behind its end it tells nothing. */
  letterOf(at: number, position: number): number {
    return this.#letters[this.#starts[at] + position];
  }

  /** Whether the word at a place is a text. */
  is(at: number, text: string): boolean {
    return this.lengthOf(at) === text.length && this.#compare(at, text) === 0;
  }

  /** The places of the words that begin with a text: from the first one to before the last. */
  beginningWith(text: string): readonly [first: number, end: number] {
    const first = this.#firstWhere((at) => this.#compare(at, text) >= 0);
    return [first, this.#firstWhere((at) => this.#compare(at, text) > 0, first)];
  }

  /** The first place from `low` on where something is true that is true of all that follow. */
  #firstWhere(isTrue: (at: number) => boolean, low = 0): number {
    for (let high = this.count; low < high;) {
      const middle = (low + high) >>> 1;
      if (isTrue(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Below 0 where a word comes before all that begin with a text, 0 where it begins so. */
  #compare(at: number, text: string): number {
    const length = Math.min(this.lengthOf(at), text.length);
    for (let i = 0; i < length; i++) {
      const difference = this.letterOf(at, i) - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

function sharedLetters(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}
