import type { JSX } from "preact";
import type { PickCard } from "../lib/ui/cards.ts";
import { genreName } from "../lib/ui/messages/genres.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { Guess } from "./Guess.tsx";
import { Poster } from "./Poster.tsx";

interface PicksProps {
  readonly picks: readonly PickCard[];
  readonly language: UiLanguage;
}

/** Recommended films, best first, each with its prediction and its reasons. */
export function Picks({ picks, language }: PicksProps): JSX.Element {
  return (
    <ol class="picks" role="list">
      {picks.map((pick) => <Pick key={pick.film.id} pick={pick} language={language} />)}
    </ol>
  );
}

function Pick({ pick, language }: { pick: PickCard; language: UiLanguage }): JSX.Element {
  const { film, stars, sd, reasons, isPopular } = pick;
  const { pick: say } = widgetsOf(language);
  return (
    <li class="pick" data-film={film.id}>
      <Poster film={film} bare />
      <div class="pick-body">
        <h3 class="pick-title">
          <a href={`/films/${film.id}`}>
            <bdi>{film.title}</bdi>
          </a>
          {film.year !== null && <span class="pick-year">{film.year}</span>}
        </h3>
        <p class="film-meta">{film.genres.map((name) => genreName(language, name)).join(" · ")}</p>
        {isPopular && <p class="pick-why">{say.popular}</p>}
        {!isPopular && reasons.length > 0 && (
          <div class="pick-why">
            <span>{say.because}</span>
            <ul class="chips" role="list">
              {reasons.map(({ id, title, share }) => (
                <li key={id}>
                  <a class="chip chip--why" href={`/films/${id}`}>
                    <bdi>{title}</bdi>
                    <span class="chip-share">{say.share(share)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div class="pick-guess">
        <Guess stars={stars} sd={sd} language={language} />
      </div>
    </li>
  );
}
