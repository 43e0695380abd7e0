import type { JSX } from "preact";
import type { Dashboard } from "../../lib/pages/dashboard.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { Figure } from "../Figure.tsx";
import { Section } from "../Section.tsx";
import { TopFilms } from "./TopFilms.tsx";

interface DashboardFiguresProps {
  readonly dashboard: Dashboard;
  readonly texts: Texts;
}

/** Every figure of the dashboard under the question it answers. */
export function DashboardFigures({ dashboard, texts }: DashboardFiguresProps): JSX.Element {
  const { m } = texts;
  const { sections } = m.dashboard;
  return (
    <>
      <Section id="how" heading={sections.ratings}>
        <div class="plates">
          <Figure figure={dashboard.filmMeans} texts={texts} />
          <Figure figure={dashboard.ratingsGiven} texts={texts} />
          <Figure figure={dashboard.people} texts={texts} wide />
        </div>
      </Section>
      <Section id="best" heading={sections.best} hint={m.dashboard.dampedNote}>
        <div class="plates">
          <TopFilms films={dashboard.topByMean} by="mean" texts={texts} />
          <TopFilms films={dashboard.topByCount} by="count" texts={texts} />
        </div>
      </Section>
      <Section id="what" heading={sections.films}>
        <div class="plates">
          <Figure figure={dashboard.filmsByYear} texts={texts} wide />
          <Figure figure={dashboard.genreCounts} texts={texts} />
          <Figure figure={dashboard.genreMeans} texts={texts} />
        </div>
      </Section>
      <Section id="when" heading={sections.time}>
        <div class="plates">
          <Figure figure={dashboard.ratingsByYear} texts={texts} />
          <Figure figure={dashboard.heat} texts={texts} />
        </div>
      </Section>
    </>
  );
}
