import { page, type PageResponse } from "fresh";
import { DashboardFigures } from "../components/dashboard/DashboardFigures.tsx";
import { Opening } from "../components/dashboard/Opening.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
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
    ctx.state.sameForAll = true;
    return page({ texts, snapshot: site.snapshot, dashboard: await dashboardOf(site, texts) });
  },
});

/** The catalogue and its ratings in figures. */
export default define.page<typeof handler>(({ data: { texts, snapshot, dashboard } }) => {
  const { m } = texts;
  return (
    <>
      <PageTitle m={m} title={m.dashboard.title} />
      <Opening
        totals={dashboard.totals}
        snapshot={snapshot}
        films={dashboard.posters}
        texts={texts}
      />
      <DashboardFigures dashboard={dashboard} texts={texts} />
    </>
  );
});
