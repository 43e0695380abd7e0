import { useRef, useState } from "preact/hooks";
import type { FilmCard } from "./cards.ts";
import { searchFilms } from "./visitor_api.ts";

/** How long typing must pause before a search, in milliseconds. */
const PAUSE_MS = 120;

/** A search for films as somebody types. */
export interface FilmSearch {
  readonly words: string;
  readonly films: readonly FilmCard[];
  /** Whether `films` are what `words` found, and not suggestions. */
  readonly isSearching: boolean;
  readonly foundNothing: boolean;
  /** Whether the last search could not be made. */
  readonly hasFailed: boolean;
  type(words: string): void;
  /** Searches without waiting for a pause. */
  now(): void;
}

/**
 * Searches while words are typed; without words there are the suggestions.
 * @param initial words that the server has searched for
 * @param suggestions what it found, or well known films where it was not asked to search
 */
export function useFilmSearch(
  initial: string,
  suggestions: readonly FilmCard[],
  postersEnabled: boolean,
): FilmSearch {
  const [words, setWords] = useState(initial);
  const [found, setFound] = useState<readonly FilmCard[] | null>(
    initial === "" ? null : suggestions,
  );
  const [hasFailed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const running = useRef(new AbortController());

  async function search(text: string): Promise<void> {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    setFailed(false);
    if (text.trim() === "") return setFound(null);
    try {
      setFound(await searchFilms(text, postersEnabled, signal));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (signal.aborted) return;
      setFound(null);
      setFailed(true);
    }
  }

  return {
    words,
    films: found ?? suggestions,
    isSearching: found !== null,
    foundNothing: found?.length === 0,
    hasFailed,
    type(text): void {
      setWords(text);
      clearTimeout(timer.current ?? undefined);
      timer.current = setTimeout(search, PAUSE_MS, text);
    },
    now(): void {
      clearTimeout(timer.current ?? undefined);
      search(words);
    },
  };
}
