import { page, type PageResponse } from "fresh";
import { Facts } from "../components/dashboard/Facts.tsx";
import { Figure } from "../components/Figure.tsx";
import { ModelDetails } from "../components/model/ModelDetails.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
import { siteOf } from "../lib/pages/page_error.ts";
import { define, type SnapshotSummary } from "../lib/site.ts";
import { starsQualityFigure, tasteQualityFigure } from "../lib/ui/figures/model_quality.ts";
import { type Texts, textsOf } from "../lib/ui/figures/texts.ts";

interface Data {
  readonly texts: Texts;
  readonly snapshot: SnapshotSummary;
}

export const handler = define.handlers({
  GET(ctx): PageResponse<Data> {
    return page({ texts: textsOf(ctx.state.language), snapshot: siteOf(ctx.state).snapshot });
  },
});

/** The card of the model in use: its data, how it was judged and what it was set to. */
export default define.page<typeof handler>(({ data: { texts, snapshot } }) => {
  const { m, f } = texts;
  const { evaluation, models, counts } = snapshot;
  const figures = [
    tasteQualityFigure(evaluation, models.taste.kind, texts),
    starsQualityFigure(evaluation, models.stars.kind, texts),
  ].filter((figure) => figure !== null);
  return (
    <>
      <PageTitle m={m} title={m.model.title} />
      <div class="page-head">
        <h1>{m.model.heading}</h1>
        <p class="lede">{m.model.lede}</p>
      </div>
      <Facts
        facts={[
          { value: f.date(snapshot.created_at), what: m.model.trained },
          { value: f.count(counts.ratings), what: m.model.onRatings },
          { value: snapshot.id, what: m.model.snapshot },
        ]}
      />
      <div class="plates section">
        {figures.length === 0 && <p class="notice">{m.model.noMetrics}</p>}
        {figures.map((figure) => (
          <Figure key={figure.id} figure={figure} texts={texts} level={2} />
        ))}
      </div>
      <ModelDetails snapshot={snapshot} texts={texts} />
    </>
  );
});
