import { page, type PageResponse } from "fresh";
import { Opening } from "../components/dashboard/Opening.tsx";
import { TopFilms } from "../components/dashboard/TopFilms.tsx";
import { Figure } from "../components/Figure.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
import { Section } from "../components/Section.tsx";
import { type Dashboard, dashboardOf } from "../lib/pages/dashboard.ts";
import { siteOf } from "../lib/pages/page_error.ts";
import { define, type SnapshotSummary } from "../lib/site.ts";
import { type Texts, textsOf } from "../lib/ui/figures/texts.ts";

interface Data {
  readonly texts: Texts;
  readonly snapshot: SnapshotSummary;
  readonly dashboard: Dashboard;
}

export const handler = define.handlers({
  async GET(ctx): Promise<PageResponse<Data>> {
    const site = siteOf(ctx.state);
    const texts = textsOf(ctx.state.language);
    return page({ texts, snapshot: site.snapshot, dashboard: await dashboardOf(site, texts) });
  },
});

/** The catalogue and its ratings in figures. */
export default define.page<typeof handler>(({ data: { texts, snapshot, dashboard } }) => {
  const { m } = texts;
  const { sections } = m.dashboard;
  return (
    <>
      <PageTitle m={m} title={m.dashboard.title} />
      <Opening
        totals={dashboard.totals}
        snapshot={snapshot}
        films={dashboard.posters}
        texts={texts}
      />
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
});
