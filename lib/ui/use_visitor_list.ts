import { useCallback, useRef, useState } from "preact/hooks";
import type { FilmCard, PickCard } from "./cards.ts";
import { choiceFields, type FilterChoice } from "./filter_choice.ts";
import type { UiLanguage } from "./language.ts";
import { widgetsOf } from "./messages/widgets.ts";
import {
  givenRatings,
  isPartOf,
  joined,
  keepStars,
  type RatedFilm,
  storedRatings,
  storeRatings,
  whenStoredElsewhere,
  withStars,
} from "./rated_film.ts";
import { MOST_RATINGS, writeRatings } from "./ratings_text.ts";
import { showAddress } from "./show_address.ts";
import { recommendFor } from "./visitor_api.ts";

/** What the server has rendered. */
interface Rendered {
  readonly language: UiLanguage;
  readonly postersEnabled: boolean;
  readonly choice: FilterChoice;
  readonly rated: readonly RatedFilm[];
  /** How many films of the address are not in the catalogue, and so not in `rated`. */
  readonly gone: number;
  readonly picks: readonly PickCard[];
}

/** A visitor's ratings and the list that follows them. */
export interface VisitorList {
  readonly rated: readonly RatedFilm[];
  readonly choice: FilterChoice;
  readonly picks: readonly PickCard[];
  readonly isBusy: boolean;
  /** The state of the list in a sentence. */
  readonly status: string;
  rate(film: FilmCard, stars: number | null): void;
  choose(name: keyof FilterChoice, value: string): void;
  /**
   * Takes up the ratings that this browser keeps, unless the address brought some, and follows what
   * other tabs make of them; gives the way to stop.
   */
  restore(restored: (rated: readonly RatedFilm[]) => void): () => void;
  /** Asks for the list once more as it is. */
  ask(): void;
  /**
   * Forgets the visitor's ratings, in every tab, until the page is left or {@link undo} is called.
   * @returns whether it did: not where somebody else's are shown
   */
  clear(): boolean;
  /** How many ratings {@link undo} would bring back. */
  readonly cleared: number;
  /** Brings back what was cleared, beside what was rated since. */
  undo(): void;
}

/** From so many ratings on a list follows the visitor's taste. */
const ENOUGH = 3;

/** Keeps a visitor's ratings in their browser and in the address, and asks for the list anew. */
export function useVisitorList(rendered: Rendered): VisitorList {
  const { language, postersEnabled } = rendered;
  const { rate: say } = widgetsOf(language);
  const [rated, setRated] = useState(rendered.rated);
  const [choice, setChoice] = useState(rendered.choice);
  const [picks, setPicks] = useState(rendered.picks);
  const [status, setStatus] = useState(
    statusOf(rendered.rated.length, rendered.gone, rendered.picks),
  );
  const [isBusy, setBusy] = useState(false);
  const [cleared, setCleared] = useState<readonly RatedFilm[]>([]);
  const latest = useRef({ rated, choice });
  const onReplaced = useRef<(rated: readonly RatedFilm[]) => void>(() => {});
  const running = useRef(new AbortController());
  /** Whether the list shown is the visitor's and not one that somebody else's address brought. */
  const isOwn = useRef(false);

  function statusOf(known: number, gone: number, picks: readonly PickCard[]): string {
    const state = stateOf(known, picks);
    return gone === 0 ? state : `${state} ${say.gone(gone)}`;
  }

  function stateOf(known: number, picks: readonly PickCard[]): string {
    if (picks.length === 0) return say.none;
    if (known === 0) return say.empty;
    if (known < ENOUGH) return say.more(ENOUGH - known);
    return known < MOST_RATINGS ? say.updated(picks.length) : say.full(MOST_RATINGS);
  }

  const stored = (): RatedFilm[] =>
    postersEnabled
      ? storedRatings()
      : storedRatings().map((one) => ({ ...one, film: { ...one.film, poster: null } }));

  async function ask(): Promise<void> {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    const { rated, choice } = latest.current;
    setBusy(true);
    try {
      const asked = recommendFor(givenRatings(rated), choice, postersEnabled, signal);
      // while the server works: with a long list this takes a browser as long
      showAddress(addressOf(rated, choice));
      const { picks, gone } = await asked;
      setPicks(picks);
      setStatus(statusOf(rated.length - gone, gone, picks));
    } catch {
      if (signal.aborted) return; // a newer request is on its way
      setStatus(say.failed);
    }
    setBusy(false);
  }

  function keep(next: readonly RatedFilm[]): void {
    latest.current = { ...latest.current, rated: next };
    setRated(next);
  }

  /** Puts another list in the place of the one shown. */
  function replace(next: readonly RatedFilm[]): void {
    keep(next);
    onReplaced.current(next);
    ask();
  }

  // The same function from render to render, or all rows would be drawn anew: it reads `latest`.
  const rate = useCallback((film: FilmCard, stars: number | null): void => {
    isOwn.current ||= storedRatings().length === 0;
    keepStars(latest.current.rated, film, stars);
    keep(withStars(latest.current.rated, film, stars));
    ask();
  }, []);

  return {
    rated,
    choice,
    picks,
    isBusy,
    status,
    rate,
    choose(name, value): void {
      const next = { ...latest.current.choice, [name]: value };
      latest.current = { ...latest.current, choice: next };
      setChoice(next);
      ask();
    },
    restore(restored): () => void {
      onReplaced.current = restored;
      isOwn.current = isPartOf(rendered.rated, storedRatings());
      if (rendered.rated.length === 0 && storedRatings().length > 0) replace(stored());
      return whenStoredElsewhere(() => isOwn.current && replace(stored()));
    },
    ask,
    cleared: cleared.length,
    clear(): boolean {
      if (!isOwn.current) return false;
      setCleared(latest.current.rated);
      storeRatings([]);
      replace([]);
      return true;
    },
    undo(): void {
      const next = joined(cleared, latest.current.rated);
      setCleared([]);
      storeRatings(next);
      replace(next);
    },
  };
}

/** The address at which the server renders the same list. */
function addressOf(rated: readonly RatedFilm[], choice: FilterChoice): string {
  const fields = new URLSearchParams(choiceFields(choice));
  if (rated.length > 0) fields.set("ratings", writeRatings(givenRatings(rated)));
  const text = fields.toString();
  return text === "" ? "/recommend" : `/recommend?${text}`;
}
