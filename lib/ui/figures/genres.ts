import type { GenreFigures } from "../../catalog/statistics.ts";
import { allTicks, axisAround, axisFromZero } from "../charts/axis.ts";
import type { FigureSpec, TableSpec } from "../charts/spec.ts";
import { genreName } from "../messages/genres.ts";
import { numbersTable, statisticCsv } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** Which genres the rated films are of; a film of two genres counts in both. */
export function genreCountsFigure(
  rows: readonly GenreFigures[],
  allRatings: number,
  texts: Texts,
): FigureSpec {
  const { m, language } = texts;
  const ranked = rows.filter(({ ratings }) => ratings > 0).sort((a, b) => b.ratings - a.ratings);
  const names = ranked.map(({ genre }) => genreName(language, genre));
  return {
    id: "genre_counts",
    label: m.dashboard.labels.genreCounts,
    finding: ranked.length === 0
      ? m.figure.none
      : m.dashboard.findings.genreCounts(names[0], ranked[0].ratings / allRatings),
    chart: {
      kind: "bars",
      size: "tall",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.units.genre,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(ranked[0]?.ratings ?? 0, 1),
      series: [{
        label: m.units.ratings,
        values: ranked.map(({ ratings }) => ratings),
        tone: "solid",
      }],
      strong: ranked.length === 0 ? [] : [0],
    },
    table: genresTable(ranked, names, texts),
    csv: statisticCsv("genres"),
  };
}

/** Fewer ratings than this say little of a genre. */
const ENOUGH_RATINGS = 100;

/** How well the films of each genre are rated. */
export function genreMeansFigure(rows: readonly GenreFigures[], texts: Texts): FigureSpec {
  const { m, language } = texts;
  const ranked = rows
    .flatMap((row) =>
      row.mean !== null && row.ratings >= ENOUGH_RATINGS ? [{ ...row, mean: row.mean }] : []
    )
    .sort((a, b) => b.mean - a.mean);
  const names = ranked.map(({ genre }) => genreName(language, genre));
  const means = ranked.map(({ mean }) => mean);
  const last = ranked.length - 1;
  return {
    id: "genre_means",
    label: m.dashboard.labels.genreMeans,
    finding: last < 1
      ? m.figure.none
      : m.dashboard.findings.genreMeans(names[0], means[0], names[last], means[last]),
    chart: {
      kind: "dots",
      size: "tall",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.units.genre,
      valueTitle: m.units.meanStars,
      unit: "stars",
      axis: axisAround(means, 0.25),
      series: [{ label: m.units.meanStars, values: means, tone: "solid" }],
      strong: last < 1 ? [] : [0, last],
    },
    table: genresTable(ranked, names, texts),
    csv: statisticCsv("genres"),
  };
}

const genresTable = (
  rows: readonly GenreFigures[],
  names: readonly string[],
  { m, f }: Texts,
): TableSpec =>
  numbersTable(
    [m.units.genre, m.units.films, m.units.ratings, m.units.meanStars],
    rows.map(({ films, ratings, mean }, i) => [
      names[i],
      f.count(films),
      f.count(ratings),
      mean === null ? "–" : f.stars(mean),
    ]),
  );
