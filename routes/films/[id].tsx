import { page, type PageResponse } from "fresh";
import { Figure } from "../../components/Figure.tsx";
import { FilmFacts, FilmScores } from "../../components/film/FilmFacts.tsx";
import { FilmMakers } from "../../components/film/FilmMakers.tsx";
import { FilmLinks } from "../../components/film/FilmLinks.tsx";
import { FilmVerdict } from "../../components/film/FilmVerdict.tsx";
import { RateThis } from "../../components/film/RateThis.tsx";
import { FilmGrid } from "../../components/FilmGrid.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Poster } from "../../components/Poster.tsx";
import { Section } from "../../components/Section.tsx";
import { type FilmPage, filmPage } from "../../lib/pages/film.ts";
import { siteOf } from "../../lib/pages/page_error.ts";
import { define } from "../../lib/site.ts";
import { type Texts, textsOf } from "../../lib/ui/figures/texts.ts";

interface Data extends FilmPage {
  readonly texts: Texts;
}

export const handler = define.handlers({
  async GET(ctx): Promise<PageResponse<Data>> {
    const { language, person } = ctx.state;
    const texts = textsOf(language);
    ctx.state.sameForAll = person === null;
    return page({ ...await filmPage(siteOf(ctx.state), ctx.params.id, person, texts), texts });
  },
});

/** A film: its facts, its ratings and what lies near it. */
export default define.page<typeof handler>(({ data, url }) => {
  const { film, credits, card, histogram, activity, similar, verdict, texts } = data;
  const { m } = texts;
  return (
    <>
      <PageTitle m={m} title={film.title} />
      <article class="film-hero">
        <Poster film={card} eager />
        <div class="film-hero-words">
          <h1 dir="auto">{film.title}</h1>
          <FilmFacts film={film} texts={texts} />
        </div>
        <div class="film-hero-more">
          <FilmScores film={film} texts={texts} />
          {film.description === null
            ? <p class="soft">{m.film.noDescription}</p>
            : <p class="film-text" lang="en" dir="auto">{film.description}</p>}
          <FilmMakers credits={credits} texts={texts} />
          {verdict && <FilmVerdict verdict={verdict} texts={texts} here={url.pathname} />}
          <RateThis card={card} texts={texts} />
          {histogram && <Figure figure={histogram} texts={texts} level={2} />}
          {activity && <Figure figure={activity} texts={texts} level={2} />}
          <FilmLinks film={film} texts={texts} />
        </div>
      </article>
      <Section id="similar" heading={m.film.similar} hint={m.film.similarHint}>
        {similar.length === 0 ? <p class="notice">{m.film.noSimilar}</p> : null}
        <FilmGrid films={similar} texts={texts} compact />
      </Section>
    </>
  );
});
