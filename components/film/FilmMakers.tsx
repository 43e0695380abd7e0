import type { JSX } from "preact";
import type { FilmCredits } from "../../lib/catalog/film_credits.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";

/** How many keywords are shown; some films have over a hundred. */
const KEYWORDS = 8;

/** Who made a film and what it is about, where a source tells. */
export function FilmMakers(
  { credits, texts: { m } }: { readonly credits: FilmCredits; readonly texts: Texts },
): JSX.Element | null {
  const lines = [
    [m.film.directors, credits.directors],
    [m.film.actors, credits.actors],
    [m.film.keywords, credits.keywords.slice(0, KEYWORDS)],
  ] as const;
  const told = lines.filter(([, names]) => names.length > 0);
  if (told.length === 0) return null;
  return (
    <dl class="film-makers">
      {told.map(([label, names]) => (
        <div key={label}>
          <dt class="label">{label}</dt>
          <dd lang="en" dir="auto">{names.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}
