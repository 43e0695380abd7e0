import type { JSX } from "preact";
import type { FilmCard } from "../lib/ui/cards.ts";
import { posterDesign } from "../lib/ui/poster_design.ts";
import { PosterArt } from "./PosterArt.tsx";

interface PosterProps {
  readonly film: FilmCard;
  /** Without words, where it is too small to read them. */
  readonly bare?: boolean;
  /** Above the fold, so that it is fetched at once. */
  readonly eager?: boolean;
}

const IMAGES = "https://image.tmdb.org/t/p";

/**
 * A film's poster in a room of fixed shape: drawn here, with TMDB's picture over it where there is
 * one. The drawing stays to be seen while that loads, and where it is gone.
 */
export function Poster({ film, bare, eager }: PosterProps): JSX.Element {
  const { id, title, year, genres, poster } = film;
  // The title stands beside every poster: repeating it would only be read twice.
  return (
    <span class="poster" aria-hidden="true">
      <PosterArt design={posterDesign(id, genres)} bare={bare} />
      {!bare && (
        <span class="poster-words">
          <span class="poster-title" dir="auto">{title}</span>
          {year !== null && <span class="poster-year">{year}</span>}
        </span>
      )}
      {poster !== null && (
        <img
          src={`${IMAGES}/w342${poster}`}
          srcset={`${IMAGES}/w185${poster} 185w, ${IMAGES}/w342${poster} 342w`}
          sizes={bare ? "5.5rem" : "(width < 40rem) 40vw, 11rem"}
          alt=""
          width="342"
          height="513"
          loading={eager ? "eager" : "lazy"}
          decoding="async"
        />
      )}
    </span>
  );
}
