import { useRef, useState } from "preact/hooks";
import type { FilmCard, PickCard } from "./cards.ts";
import { choiceFields, type FilterChoice } from "./filter_choice.ts";
import type { UiLanguage } from "./language.ts";
import { widgetsOf } from "./messages/widgets.ts";
import {
  givenRatings,
  isSameList,
  keepStars,
  type RatedFilm,
  storedRatings,
  storeRatings,
  withStars,
} from "./rated_film.ts";
import { MOST_RATINGS, writeRatings } from "./ratings_text.ts";
import { recommendFor } from "./visitor_api.ts";

/** What the server has rendered. */
interface Rendered {
  readonly language: UiLanguage;
  readonly postersEnabled: boolean;
  readonly choice: FilterChoice;
  readonly rated: readonly RatedFilm[];
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
  /** Takes up the ratings that this browser keeps, unless the address brought some. */
  restore(restored: (rated: readonly RatedFilm[]) => void): void;
  /** Asks for the list once more as it is. */
  ask(): void;
  /** Forgets the visitor's ratings, where they are those shown and not somebody else's. */
  clear(): void;
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
  const [status, setStatus] = useState(statusOf(rendered.rated, rendered.picks));
  const [isBusy, setBusy] = useState(false);
  const latest = useRef({ rated, choice });
  const running = useRef(new AbortController());

  function statusOf(rated: readonly RatedFilm[], picks: readonly PickCard[]): string {
    if (picks.length === 0) return say.none;
    if (rated.length === 0) return say.empty;
    if (rated.length < ENOUGH) return say.more(ENOUGH - rated.length);
    return rated.length < MOST_RATINGS ? say.updated(picks.length) : say.full(MOST_RATINGS);
  }

  async function ask(): Promise<void> {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    const { rated, choice } = latest.current;
    history.replaceState(history.state, "", addressOf(rated, choice));
    setBusy(true);
    try {
      const found = await recommendFor(givenRatings(rated), choice, postersEnabled, signal);
      setPicks(found);
      setStatus(statusOf(rated, found));
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

  return {
    rated,
    choice,
    picks,
    isBusy,
    status,
    rate(film, stars): void {
      keepStars(latest.current.rated, film, stars);
      keep(withStars(latest.current.rated, film, stars));
      ask();
    },
    choose(name, value): void {
      const next = { ...latest.current.choice, [name]: value };
      latest.current = { ...latest.current, choice: next };
      setChoice(next);
      ask();
    },
    restore(restored): void {
      const stored = storedRatings();
      if (rendered.rated.length > 0 || stored.length === 0) return;
      keep(stored);
      restored(stored);
      ask();
    },
    ask,
    clear(): void {
      if (isSameList(storedRatings(), latest.current.rated)) storeRatings([]);
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
