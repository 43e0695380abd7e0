import { page, type PageResponse } from "fresh";
import { Facts } from "../components/dashboard/Facts.tsx";
import { Figure } from "../components/Figure.tsx";
import { ModelDetails } from "../components/model/ModelDetails.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
import { siteOf } from "../lib/pages/page_error.ts";
import { type ModelPage, modelPage } from "../lib/pages/model.ts";
import { define } from "../lib/site.ts";
import { type Texts, textsOf } from "../lib/ui/figures/texts.ts";

interface Data extends ModelPage {
  readonly texts: Texts;
}

export const handler = define.handlers({
  async GET(ctx): Promise<PageResponse<Data>> {
    const texts = textsOf(ctx.state.language);
    return page({ ...await modelPage(siteOf(ctx.state), texts), texts });
  },
});

/** The card of the model in use: its data, how it was judged and what it was set to. */
export default define.page<typeof handler>(({ data }) => {
  const { texts, snapshot, figures } = data;
  const { m, f } = texts;
  const { counts } = snapshot;
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
          { value: f.count(counts.people), what: m.model.byPeople },
          { value: f.count(counts.films), what: m.model.onFilms },
        ]}
      />
      <div class="plates section">
        {figures.length === 0 && <p class="notice">{m.model.noMetrics}</p>}
        {figures.map((figure) => (
          <Figure key={figure.id} figure={figure} texts={texts} level={2} />
        ))}
      </div>
      <ModelDetails data={data} texts={texts} />
    </>
  );
});
