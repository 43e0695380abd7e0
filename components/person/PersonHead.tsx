import type { JSX } from "preact";
import type { PersonPage } from "../../lib/pages/person.ts";
import type { UserId } from "../../lib/ids.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { Facts } from "../dashboard/Facts.tsx";
import { PreferenceForm } from "../shell/PreferenceForm.tsx";

interface PersonHeadProps {
  readonly data: PersonPage;
  readonly texts: Texts;
  /** Whose eyes the site is seen through now. */
  readonly active: UserId | null;
  readonly here: string;
}

/** Who somebody is in a few numbers, and the way to see films through their eyes. */
export function PersonHead({ data, texts: { m, f }, active, here }: PersonHeadProps): JSX.Element {
  const { person, everybodyMean } = data;
  const isActive = active === person.id;
  return (
    <>
      <div class="page-head">
        <h1>{m.person.title(person.id)}</h1>
        <p class="lede">
          {m.person.lede(f.date(person.firstRating), f.date(person.lastRating), person.activeYears)}
        </p>
        <PreferenceForm here={here} class="row">
          <input type="hidden" name="person" value={isActive ? "" : person.id} />
          <button class="button button--quiet" type="submit">
            {isActive ? m.person.stop : m.person.look}
          </button>
          <span class="soft">
            {isActive ? m.person.looking(person.id) : m.person.lookHint}
          </span>
        </PreferenceForm>
      </div>
      <Facts
        facts={[
          { value: f.count(person.ratingCount), what: m.person.ratings },
          { value: f.stars(person.ratingMean), what: m.person.mean },
          { value: f.stars(everybodyMean), what: m.person.everybodyMean },
        ]}
      />
    </>
  );
}
