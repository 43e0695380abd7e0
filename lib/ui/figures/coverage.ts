import type { SnapshotSummary } from "../../site.ts";
import { allTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { csvAddress } from "./csv.ts";
import { numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** What intervals promise to hold, as the manifest names them. */
const LEVELS = ["50", "80", "95"] as const;

/**
 * Whether predicted intervals hold the share of ratings that they promise.
 * @returns `null` where that was not measured of the model in use
 */
export function coverageFigure(
  { stars }: SnapshotSummary["evaluation"],
  inUse: string,
  { m, f, language }: Texts,
): FigureSpec | null {
  const coverage = stars.find(({ model }) => model === inUse)?.interval_coverage;
  if (coverage === undefined) return null;
  const promised = LEVELS.map((level) => Number(level) / 100);
  const held = LEVELS.map((level) => coverage[level]);
  const names = promised.map((share) => f.percent(share));
  return {
    id: "interval_coverage",
    label: m.model.coverage,
    finding: m.model.coverageFinding(promised, held),
    chart: {
      kind: "dots",
      size: "low",
      language,
      categories: names,
      ticks: allTicks(names),
      categoryTitle: m.model.intervalTitle,
      valueTitle: m.model.shareTitle,
      unit: "percent",
      axis: { min: 0, max: 1, step: 0.25 },
      series: [
        { label: m.model.held, values: held, tone: "solid" },
        { label: m.model.promised, values: promised, tone: "hollow" },
      ],
      strong: [],
    },
    table: numbersTable(
      [m.model.intervalTitle, m.model.promised, m.model.held],
      held.map((share, i) => [
        names[i],
        names[i],
        f.percentWithTenths(share),
      ]),
    ),
    csv: csvAddress(
      ["model", "promised", "held"],
      held.map((share, i) => [inUse, promised[i], share]),
    ),
  };
}
