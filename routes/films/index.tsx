import { page, type PageResponse } from "fresh";
import { FilmFilters } from "../../components/FilmFilters.tsx";
import { FilmGrid } from "../../components/FilmGrid.tsx";
import { Pager } from "../../components/Pager.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { filmsAddress, type FilmsPage, filmsPage, orderInForce } from "../../lib/pages/films.ts";
import { siteOf } from "../../lib/pages/page_error.ts";
import { define } from "../../lib/site.ts";
import { type Texts, textsOf } from "../../lib/ui/figures/texts.ts";

interface Data extends FilmsPage {
  readonly texts: Texts;
}

export const handler = define.handlers({
  async GET(ctx): Promise<PageResponse<Data>> {
    const texts = textsOf(ctx.state.language);
    const found = await filmsPage(siteOf(ctx.state), ctx.url.searchParams, texts.m);
    ctx.state.sameForAll = true;
    return page({ ...found, texts });
  },
});

/** The films of the catalogue, searched, narrowed and ordered. */
export default define.page<typeof handler>(({ data }) => {
  const { texts, input, total, films, pages } = data;
  const { m } = texts;
  return (
    <>
      <PageTitle m={m} title={m.films.title} />
      <div class="page-head">
        <h1>{m.films.title}</h1>
        <p class="lede">{m.films.lede}</p>
      </div>
      <div class="split">
        <div class="split-sticky">
          <FilmFilters input={input} kinds={data.kinds} texts={texts} />
        </div>
        <div data-results>
          <p class="label results-count">
            <span data-found>{m.films.found(total)}</span> · {m.films.sorts[orderInForce(input)]}
          </p>
          {films.length === 0 && <p class="notice">{m.films.none}</p>}
          <FilmGrid films={films} texts={texts} />
          <Pager
            m={m}
            page={input.page}
            pages={pages}
            addressOf={(number) => filmsAddress(input, number)}
          />
        </div>
      </div>
    </>
  );
});
