import type { RatingsByHour } from "../../catalog/statistics.ts";
import { axisFromZero } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfLargest, numbersTable, statisticCsv, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** When in the week people rate. */
export function ratingsByHourFigure(
  rows: readonly RatingsByHour[],
  { m, f, language }: Texts,
): FigureSpec {
  const counts = new Map(rows.map((row) => [row.weekday * 24 + row.hour, row.ratings]));
  const at = (weekday: number, hour: number): number => counts.get(weekday * 24 + hour) ?? 0;
  const busiest = rows[indexOfLargest(rows, ({ ratings }) => ratings)];
  const perDay = WEEKDAYS.map((weekday) => sumOf(HOURS, (hour) => at(weekday, hour)));
  const quietest = WEEKDAYS[indexOfLargest(perDay, (ratings) => -ratings)];
  const hours = HOURS.map((hour) => f.hour(hour));
  return {
    id: "ratings_by_hour",
    label: m.dashboard.labels.heat,
    finding: busiest === undefined || busiest.ratings === 0
      ? m.figure.none
      : m.dashboard.findings.heat(
        f.weekday(busiest.weekday),
        f.hour(busiest.hour),
        busiest.ratings,
        f.weekday(quietest),
      ),
    chart: {
      kind: "heat",
      size: "normal",
      language,
      categories: hours,
      ticks: HOURS.filter((hour) => hour % 3 === 0)
        .map((hour) => ({ at: hour, label: hours[hour], rank: hour % 6 === 0 ? 0 : 2 })),
      categoryTitle: m.units.hour,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(busiest?.ratings ?? 0, 1),
      series: WEEKDAYS.map((weekday) => ({
        label: f.weekday(weekday, "short"),
        values: HOURS.map((hour) => at(weekday, hour)),
        tone: "solid",
      })),
      strong: [],
    },
    table: numbersTable(
      [m.units.hour, ...WEEKDAYS.map((weekday) => f.weekday(weekday, "short"))],
      HOURS.map((hour) => [hours[hour], ...WEEKDAYS.map((weekday) => f.count(at(weekday, hour)))]),
    ),
    csv: statisticCsv("ratings_by_hour"),
  };
}
