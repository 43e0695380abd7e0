import type { GenreTaste } from "../../catalog/people.ts";
import type { GenreFigures } from "../../catalog/statistics.ts";
import { allTicks, axisAround } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { genreName } from "../messages/genres.ts";
import { csvAddress } from "./csv.ts";
import { numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * A person's favourite genres against everybody's mean of the same.
 * @returns `null` without a genre
 */
export function personGenresFigure(
  favourites: readonly GenreTaste[],
  everybody: readonly GenreFigures[],
  { m, f, language }: Texts,
): FigureSpec | null {
  const means = new Map(everybody.map(({ genre, mean }) => [genre, mean]));
  const rows = favourites.map((taste) => ({ ...taste, others: means.get(taste.genre) ?? null }));
  const top = rows[0];
  if (top === undefined) return null;
  const names = rows.map(({ genre }) => genreName(language, genre));
  const shown = rows.flatMap(({ mean, others }) => others === null ? [mean] : [mean, others]);
  return {
    id: "person_genres",
    label: m.person.genres,
    finding: m.person.genresFinding(names[0], top.ratings, top.mean, top.others ?? top.mean),
    chart: {
      kind: "dots",
      size: "normal",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.units.genre,
      valueTitle: m.units.meanStars,
      unit: "stars",
      axis: axisAround(shown, 0.5),
      series: [
        { label: m.person.they, values: rows.map(({ mean }) => mean), tone: "solid" },
        { label: m.person.everybody, values: rows.map(({ others }) => others), tone: "hollow" },
      ],
      strong: [0],
    },
    table: numbersTable(
      [m.units.genre, m.units.ratings, m.person.they, m.person.everybody],
      rows.map(({ ratings, mean, others }, i) => [
        names[i],
        f.count(ratings),
        f.stars(mean),
        others === null ? "–" : f.stars(others),
      ]),
    ),
    csv: csvAddress(
      ["genre", "ratings", "mean", "mean_of_everybody"],
      rows.map(({ genre, ratings, mean, others }) => [genre, ratings, mean, others]),
    ),
  };
}
