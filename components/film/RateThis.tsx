import type { JSX } from "preact";
import RateFilm from "../../islands/RateFilm.tsx";
import type { FilmCard } from "../../lib/ui/cards.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";

/** Stars to give to a film, and the way to what follows from them. */
export function RateThis({ card, texts }: { card: FilmCard; texts: Texts }): JSX.Element {
  const { m, language } = texts;
  return (
    <form class="rate-this" method="post" action="/recommend">
      <div>
        <h2 class="rate-this-heading">{m.film.rate}</h2>
        <p class="soft">{m.film.rateHint}</p>
      </div>
      <RateFilm film={card} language={language} />
      <button class="button button--quiet" type="submit">{m.film.rateSubmit}</button>
    </form>
  );
}
