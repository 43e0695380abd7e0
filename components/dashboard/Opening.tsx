import type { JSX } from "preact";
import type { Totals } from "../../lib/catalog/statistics.ts";
import type { SnapshotSummary } from "../../lib/site.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import type { FilmCard } from "../../lib/ui/cards.ts";
import { Facts } from "./Facts.tsx";
import { HeroPosters } from "./HeroPosters.tsx";

interface OpeningProps {
  readonly totals: Totals;
  readonly snapshot: SnapshotSummary;
  /** Films to show as an ornament. */
  readonly films: readonly FilmCard[];
  readonly texts: Texts;
}

/** What the catalogue holds, in one sentence and a few numbers. */
export function Opening({ totals, snapshot, films, texts: { m, f } }: OpeningProps): JSX.Element {
  const { facts } = m.dashboard;
  const [ratings, between, all] = m.dashboard.heading(
    totals.ratings,
    totals.people,
    totals.films,
  );
  const year = (date: string | null): string => date?.slice(0, 4) ?? "–";
  return (
    <>
      <div class="hero">
        <div class="page-head">
          <h1>
            <em>{ratings}</em>
            {between}
            <em>{all}</em>
          </h1>
          <p class="lede">{m.dashboard.lede}</p>
          <p>
            <a class="button" href="/recommend">{m.dashboard.ask}</a>
          </p>
        </div>
        <HeroPosters films={films} />
      </div>
      <Facts
        facts={[
          { value: f.count(totals.ratedFilms), what: facts.ratedFilms },
          { value: f.stars(totals.meanRating), what: facts.meanRating },
          { value: f.percent(totals.density), what: facts.density },
          {
            value: `${year(totals.firstRating)}–${year(totals.lastRating)}`,
            what: facts.period,
          },
          { value: f.date(snapshot.created_at), what: facts.model },
        ]}
      />
    </>
  );
}
