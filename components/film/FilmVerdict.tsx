import type { JSX } from "preact";
import type { Verdict } from "../../lib/pages/film.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { Guess } from "../Guess.tsx";
import { PreferenceForm } from "../shell/PreferenceForm.tsx";
import { Star } from "../Star.tsx";

interface FilmVerdictProps {
  readonly verdict: Verdict;
  readonly texts: Texts;
  readonly here: string;
}

/** What the person whose eyes the site is seen through gave the film, or would give. */
export function FilmVerdict({ verdict, texts, here }: FilmVerdictProps): JSX.Element {
  const { m, f, language } = texts;
  return (
    <aside class="notice notice--verdict">
      <p class="label">
        {verdict.kind === "rated"
          ? m.film.personRated(verdict.person)
          : m.film.predicted(verdict.person)}
      </p>
      {verdict.kind === "rated"
        ? (
          <p class="guess-number">
            <Star />
            {f.step(verdict.stars)}
          </p>
        )
        : <Guess stars={verdict.stars} sd={verdict.sd} language={language} />}
      <PreferenceForm here={here} class="row">
        <a href={`/users/${verdict.person}`}>{m.recommend.profile}</a>
        <input type="hidden" name="person" value="" />
        <button class="button button--quiet button--small" type="submit">{m.person.stop}</button>
      </PreferenceForm>
    </aside>
  );
}
