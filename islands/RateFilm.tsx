import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { StarInput } from "../components/StarInput.tsx";
import type { FilmCard } from "../lib/ui/cards.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import {
  givenRatings,
  type RatedFilm,
  storedRatings,
  storeRatings,
  whenStoredElsewhere,
  withStars,
} from "../lib/ui/rated_film.ts";
import { writeRatings } from "../lib/ui/ratings_text.ts";

interface RateFilmProps {
  readonly film: FilmCard;
  readonly language: UiLanguage;
}

/** Stars for one film, kept with the visitor's others in their browser. */
export default function RateFilm({ film, language }: RateFilmProps): JSX.Element {
  const [rated, setRated] = useState<readonly RatedFilm[]>([]);
  useEffect(() => {
    const follow = (): void => setRated(storedRatings());
    follow();
    return whenStoredElsewhere(follow);
  }, []);
  const own = rated.find((one) => one.film.id === film.id);
  const others = rated.filter((one) => one !== own);
  return (
    <>
      <StarInput
        film={film}
        value={own?.stars ?? null}
        language={language}
        onRate={(film, stars) => {
          const next = withStars(storedRatings(), film, stars);
          storeRatings(next);
          setRated(next);
        }}
      />
      <input type="hidden" name="ratings" value={writeRatings(givenRatings(others))} />
    </>
  );
}
