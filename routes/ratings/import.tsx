import { page, type PageResponse } from "fresh";
import { PageTitle } from "../../components/PageTitle.tsx";
import { ImportReport } from "../../components/recommend/ImportReport.tsx";
import UseRatings from "../../islands/UseRatings.tsx";
import { siteOf } from "../../lib/pages/page_error.ts";
import { type ImportPage, importPage } from "../../lib/pages/ratings_file/import.ts";
import { define } from "../../lib/site.ts";
import { type Texts, textsOf } from "../../lib/ui/figures/texts.ts";

interface Data extends ImportPage {
  readonly texts: Texts;
}

export const handler = define.handlers({
  /** A page that was asked for again without its file leads to where files are chosen. */
  GET: (ctx): Response => ctx.redirect("/recommend#file", 303),
  async POST(ctx): Promise<PageResponse<Data>> {
    const texts = textsOf(ctx.state.language);
    return page({ ...await importPage(siteOf(ctx.state), ctx.req, texts.m), texts });
  },
});

/** What was found of a file of ratings, and the way to the list that follows from it. */
export default define.page<typeof handler>(({ data }) => {
  const { texts, rated, matched } = data;
  const { m } = texts;
  return (
    <>
      <PageTitle m={m} title={m.ratingsFile.title} />
      <div class="page-head">
        <h1>{m.ratingsFile.heading(matched)}</h1>
        <p class="lede">
          {matched === 0 ? m.ratingsFile.none : m.ratingsFile.kept(rated.length)}
        </p>
        <p class="row">
          {matched > 0 && <UseRatings rated={rated} label={m.ratingsFile.use} />}
          <a class="button button--quiet" href="/recommend#file">{m.ratingsFile.again}</a>
        </p>
      </div>
      <ImportReport data={data} texts={texts} />
    </>
  );
});
