import { page, type PageResponse } from "fresh";
import { Figure } from "../../components/Figure.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { PersonHead } from "../../components/person/PersonHead.tsx";
import { RatedFilms } from "../../components/person/RatedFilms.tsx";
import { Surprises } from "../../components/person/Surprises.tsx";
import { Picks } from "../../components/Picks.tsx";
import { Section } from "../../components/Section.tsx";
import { siteOf } from "../../lib/pages/page_error.ts";
import { type PersonPage, personPage } from "../../lib/pages/person.ts";
import { define } from "../../lib/site.ts";
import { type Texts, textsOf } from "../../lib/ui/figures/texts.ts";

interface Data extends PersonPage {
  readonly texts: Texts;
}

export const handler = define.handlers({
  async GET(ctx): Promise<PageResponse<Data>> {
    const site = siteOf(ctx.state);
    const texts = textsOf(ctx.state.language);
    const { id } = ctx.params;
    return page({ ...await personPage(site, id, ctx.url.searchParams, texts), texts });
  },
});

/** Somebody in the data: how they rate, what they like, and what they would enjoy. */
export default define.page<typeof handler>(({ data, state, url }) => {
  const { texts, person, histogram, genres, activity, surprises, picks } = data;
  const { m, language } = texts;
  return (
    <>
      <PageTitle m={m} title={m.person.title(person.id)} />
      <PersonHead data={data} texts={texts} active={state.person} here={url.pathname} />
      <div class="plates section">
        <Figure figure={histogram} texts={texts} level={2} />
        {genres && <Figure figure={genres} texts={texts} level={2} />}
        {activity && <Figure figure={activity} texts={texts} level={2} wide />}
      </div>
      <Section id="recommended" heading={m.person.recommended}>
        <Picks picks={picks} language={language} />
        <p>
          <a class="button button--quiet" href={`/recommend?user=${person.id}`}>
            {m.person.allRecommended}
          </a>
        </p>
      </Section>
      <Section id="surprises" heading={m.person.surprises} hint={m.person.surprisesHint}>
        <Surprises surprises={surprises} texts={texts} />
      </Section>
      <Section id="rated" heading={m.person.rated}>
        <RatedFilms data={data} texts={texts} />
      </Section>
    </>
  );
});
