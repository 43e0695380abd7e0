import { page, type PageResponse } from "fresh";
import { PageTitle } from "../components/PageTitle.tsx";
import { PersonForm } from "../components/recommend/PersonForm.tsx";
import { PersonPicks } from "../components/recommend/PersonPicks.tsx";
import RateFilms from "../islands/RateFilms.tsx";
import { siteOf } from "../lib/pages/page_error.ts";
import { randomPersonAddress } from "../lib/pages/random_person.ts";
import { readForm } from "../lib/pages/read_form.ts";
import { type RecommendPage, recommendPage } from "../lib/pages/recommend.ts";
import { visitorAddress } from "../lib/pages/visitor_form.ts";
import { define } from "../lib/site.ts";
import { type Texts, textsOf } from "../lib/ui/figures/texts.ts";

interface Data {
  readonly texts: Texts;
  readonly postersEnabled: boolean;
  readonly asked: RecommendPage;
}

export const handler = define.handlers({
  async GET(ctx): Promise<Response | PageResponse<Data>> {
    const site = siteOf(ctx.state);
    const texts = textsOf(ctx.state.language);
    const fields = ctx.url.searchParams;
    if (fields.get("user") === "random") {
      return ctx.redirect(await randomPersonAddress(site, fields, texts.m), 303);
    }
    const asked = await recommendPage(site, fields, texts.m);
    return page({ texts, postersEnabled: site.postersEnabled, asked });
  },
  async POST(ctx): Promise<Response> {
    const { m } = textsOf(ctx.state.language);
    return ctx.redirect(visitorAddress(await readForm(ctx.req), m), 303);
  },
});

/** Films for somebody in the data or for the visitor. */
export default define.page<typeof handler>(({ data: { texts, postersEnabled, asked } }) => {
  const { m, language } = texts;
  return (
    <>
      <PageTitle m={m} title={m.recommend.title} />
      <div class="page-head">
        <h1>{m.recommend.heading}</h1>
        <p class="lede">{m.recommend.lede}</p>
        <PersonForm
          people={asked.people}
          person={asked.view === "person" ? asked.person.id : null}
          m={m}
        />
      </div>
      {asked.view === "person"
        ? <PersonPicks {...asked} texts={texts} />
        : <RateFilms {...asked} language={language} postersEnabled={postersEnabled} />}
    </>
  );
});
