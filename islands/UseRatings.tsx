import type { JSX } from "preact";
import { givenRatings, type RatedFilm, storeRatings } from "../lib/ui/rated_film.ts";
import { writeRatings } from "../lib/ui/ratings_text.ts";

interface UseRatingsProps {
  readonly rated: readonly RatedFilm[];
  readonly label: string;
}

/** The way to the list of some ratings. With a script they become the visitor's own on it. */
export default function UseRatings({ rated, label }: UseRatingsProps): JSX.Element {
  return (
    <a
      class="button"
      href={`/recommend?ratings=${writeRatings(givenRatings(rated))}`}
      onClick={() => storeRatings(rated)}
    >
      {label}
    </a>
  );
}
