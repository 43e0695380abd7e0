import type { JSX } from "preact";
import type { FilmClue } from "../../lib/catalog/match_films.ts";
import type { ImportPage } from "../../lib/pages/ratings_file/import.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { MOST_RATINGS } from "../../lib/ui/ratings_text.ts";
import { Section } from "../Section.tsx";

interface ImportReportProps {
  readonly data: ImportPage;
  readonly texts: Texts;
}

/** Longer lists say nothing more. */
const MOST_LINES = 20;
const MOST_MISSING = 100;

/** What of a file was not taken over, and why. */
export function ImportReport({ data, texts: { m, f } }: ImportReportProps): JSX.Element {
  const say = m.ratingsFile;
  const { missing, left, unrated, unreadable } = data;
  const lines = unreadable.slice(0, MOST_LINES).map((line) => f.count(line)).join(", ");
  const more = missing.length - MOST_MISSING;
  return (
    <>
      <div class="stack">
        {left > 0 && <p>{say.left(left, MOST_RATINGS)}</p>}
        {unrated > 0 && <p>{say.unrated(unrated)}</p>}
        {unreadable.length > 0 && (
          <p>
            {say.unreadable(
              unreadable.length,
              unreadable.length > MOST_LINES ? `${lines} …` : lines,
            )}
          </p>
        )}
      </div>
      {missing.length > 0 && (
        <Section id="missing" heading={say.missing(missing.length)} hint={say.missingHint}>
          <ul class="columns-list">
            {missing.slice(0, MOST_MISSING).map((clue, at) => <li key={at}>{nameOf(clue)}</li>)}
          </ul>
          {more > 0 && <p class="soft">{say.more(more)}</p>}
        </Section>
      )}
    </>
  );
}

/** What a file calls a film: its title and year, else its number. */
function nameOf({ title, year, imdbId, movieLensId, tmdbId }: FilmClue): JSX.Element {
  const number = imdbId ??
    `${movieLensId === null ? "TMDB" : "MovieLens"} ${movieLensId ?? tmdbId}`;
  return (
    <>
      <bdi>{title ?? number}</bdi>
      {title !== null && year !== null && <span class="pick-year">{` ${year}`}</span>}
    </>
  );
}
