import type { PeopleByRatings } from "../../catalog/statistics.ts";
import { axisFromZero, everyTick } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfHalf, indexOfLargest, numbersTable, statisticCsv, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** How many ratings one person gives. */
export function peopleByRatingsFigure(
  rows: readonly PeopleByRatings[],
  { m, f, language }: Texts,
): FigureSpec {
  const people = ({ people }: PeopleByRatings): number => people;
  const ranges = rows.map(({ from, to }) => m.dashboard.peopleRange(from, to));
  const total = sumOf(rows, people);
  const half = indexOfHalf(rows, people);
  const busiest = rows.findLastIndex(({ people }) => people > 0);
  return {
    id: "people_by_ratings",
    label: m.dashboard.labels.people,
    finding: half < 0 ? m.figure.none : m.dashboard.findings.people(
      rows[half].to + 1,
      sumOf(rows.slice(0, half + 1), people) / total,
      rows[busiest].from,
      rows[busiest].people / total,
    ),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: ranges,
      ticks: everyTick(ranges),
      categoryTitle: m.units.perPerson,
      valueTitle: m.units.people,
      unit: "count",
      axis: axisFromZero(rows[indexOfLargest(rows, people)]?.people ?? 0, 1),
      series: [{ label: m.units.people, values: rows.map(people), tone: "solid" }],
      strong: half < 0 ? [] : [busiest],
    },
    table: numbersTable(
      [m.units.perPerson, m.units.people],
      rows.map(({ people }, i) => [ranges[i], f.count(people)]),
    ),
    csv: statisticCsv("people_by_ratings"),
  };
}
