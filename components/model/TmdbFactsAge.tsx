import type { JSX } from "preact";
import type { TmdbAge } from "../../lib/catalog/tmdb_age.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";

interface TmdbFactsAgeProps {
  readonly age: TmdbAge;
  readonly texts: Texts;
}

/** Says that it is time to renew what TMDB's API told, or past it. */
export function TmdbFactsAge({ age, texts: { m, f } }: TmdbFactsAgeProps): JSX.Element | null {
  const { oldest, renewBy, state } = age;
  if (state === "fresh") return null;
  return <p class="notice">{m.model.tmdbAge(f.date(oldest), f.date(renewBy))}</p>;
}
