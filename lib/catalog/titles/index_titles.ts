import type { FilmId } from "../../ids.ts";
import { inTurns, type Pieces } from "../../pieces.ts";
import { forgiven, misspelt } from "./misspelt.ts";
import { WordEntries } from "./word_entries.ts";
import { lengthBesideArticle, wordsOf, wordsOfTitle } from "./words.ts";

/** A film as the index takes it. */
export interface IndexedTitle {
  readonly id: FilmId;
  readonly title: string;
  /** How well known it is: of films that fit alike, the one with more votes comes first. */
  readonly votes: number;
}

/** Finds films by words of their titles, in memory. */
export interface TitleIndex {
  /**
   * The films whose titles have a word for each word asked for, best first: the same word, or one
   * that begins with it, case and accents aside. Where there is no such film, words may be
   * misspelt. Without words there is nothing to find.
   */
  find(words: string): readonly FilmId[];
  /** Whether there is a film of an id. */
  has(id: number): boolean;
}

/** Longer searches say nothing more. */
const MAX_WORDS = 16;
const SAME = 2;
const BEGINS_SO = 1;

/** Indexes titles, letting other work of the process run in between. */
export const indexTitles = (titles: readonly IndexedTitle[]): Promise<TitleIndex> =>
  inTurns(index(titles));

function* index(titles: readonly IndexedTitle[]): Pieces<TitleIndex> {
  const films = titles.toSorted((a, b) => b.votes - a.votes || a.id - b.id);
  yield;
  const ids = films.map(({ id }) => id); // all that stays of the films, in the order of their votes
  const known = new Set<number>();
  const lengths = new Uint16Array(films.length);
  const entries = new WordEntries();
  for (const [film, { id, title }] of films.entries()) {
    known.add(id);
    const inTitle = wordsOfTitle(title);
    lengths[film] = lengthBesideArticle(title.includes("-") ? wordsOf(title) : inTitle);
    for (const word of new Set(inTitle)) entries.add(word, film);
    yield;
  }
  const { words, postings } = yield* entries.byWord();
  const matched = new Uint8Array(ids.length); // how many of the words so far
  const merit = new Uint8Array(ids.length);
  const best = new Uint8Array(ids.length); // how well the word at hand fits

  /** Counts a word for every film that has one of these words; nothing may wait in here. */
  function count(asked: number, at: Iterable<number>, given: string): void {
    for (const word of at) {
      const fit = words.is(word, given) ? SAME : BEGINS_SO;
      for (const film of postings(word)) {
        if (matched[film] < asked) continue; // lacks an earlier word
        if (matched[film] === asked) {
          matched[film]++;
          best[film] = 0;
        }
        if (fit > best[film]) {
          merit[film] += fit - best[film];
          best[film] = fit;
        }
      }
    }
  }

  function search(given: readonly string[], expand: (word: string) => Iterable<number>): FilmId[] {
    matched.fill(0);
    merit.fill(0);
    given.forEach((word, asked) => count(asked, expand(word), word));
    const byMerit: FilmId[][] = [];
    const length = lengthBesideArticle(given);
    for (let film = 0; film < ids.length; film++) {
      if (matched[film] < given.length) continue;
      const isWhole = lengths[film] === length && merit[film] === SAME * given.length;
      (byMerit[merit[film] + (isWhole ? 1 : 0)] ??= []).push(ids[film]);
    }
    return byMerit.reverse().flat();
  }

  function* beginningWith(given: string): Generator<number> {
    const [first, end] = words.beginningWith(given);
    for (let at = first; at < end; at++) yield at;
  }

  function alike(given: string): Iterable<number> {
    const limit = forgiven(given);
    return limit === 0 ? beginningWith(given) : misspelt(words, given, limit);
  }

  return {
    has: (id) => known.has(id),
    find(text) {
      const given = [...new Set(wordsOf(text))].slice(0, MAX_WORDS);
      if (given.length === 0) return [];
      const found = search(given, beginningWith);
      return found.length > 0 ? found : search(given, alike);
    },
  };
}
