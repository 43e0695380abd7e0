import type { JSX } from "preact";
import Chart from "../islands/Chart.tsx";
import { rowNames } from "../lib/ui/charts/rows.ts";
import type { ChartSpec, FigureSpec } from "../lib/ui/charts/spec.ts";
import type { Texts } from "../lib/ui/figures/texts.ts";
import { StaticChart } from "./charts/StaticChart.tsx";
import { DataTable } from "./DataTable.tsx";

interface FigureProps {
  readonly figure: FigureSpec;
  readonly texts: Texts;
  /** Across the whole page. */
  readonly wide?: boolean;
  /** Rank of its heading: 3 within a section, 2 where it stands under the page's own. */
  readonly level?: 2 | 3;
}

/**
 * A chart with everything that belongs to it: the finding in words, a picture that stands without
 * a script, the numbers as a table and the same rows as CSV.
 */
export function Figure({ figure, texts: { m }, wide, level = 3 }: FigureProps): JSX.Element {
  const { id, label, finding, chart, table, csv } = figure;
  const Heading = `h${level}` as const;
  const findingId = `${id}-finding`;
  return (
    <figure class={wide ? "plate plate--wide" : "plate"} id={id} aria-labelledby={`${id}-label`}>
      <figcaption>
        <Heading class="label" id={`${id}-label`}>{label}</Heading>
        <p class="plate-finding" id={findingId}>{finding}</p>
      </figcaption>
      <Picture spec={chart} label={label} findingId={findingId} />
      <div class="plate-foot">
        <details class="more">
          <summary>{m.figure.numbers}</summary>
          <DataTable table={table} label={label} />
        </details>
        <a href={csv} download={`${id}.csv`} aria-label={m.figure.csvOf(label)}>{m.figure.csv}</a>
      </div>
    </figure>
  );
}

interface PictureProps {
  readonly spec: ChartSpec;
  readonly label: string;
  readonly findingId: string;
}

function Picture({ spec, label, findingId }: PictureProps): JSX.Element {
  const names = rowNames(spec);
  const sideways = names !== null;
  const rows = sideways ? ` chart-box--sideways chart-box--${names}-names` : "";
  return (
    <div class="chart">
      {spec.series.length > 1 && spec.kind !== "heat" && <Legend spec={spec} />}
      <p class="axis-title" aria-hidden="true">
        {sideways ? spec.categoryTitle : spec.valueTitle}
      </p>
      <div
        class={`chart-box chart-box--${spec.size}${rows}`}
        data-chart
      >
        <StaticChart spec={spec} labelledBy={findingId} />
        <Chart spec={spec} label={label} findingId={findingId} />
      </div>
      <p class="axis-title axis-title--x" aria-hidden="true">
        {sideways ? spec.valueTitle : spec.categoryTitle}
      </p>
    </div>
  );
}

function Legend({ spec }: { spec: ChartSpec }): JSX.Element {
  return (
    <ul class="legend" role="list">
      {spec.series.map(({ label, tone }) => (
        <li key={label}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            {tone === "solid"
              ? <rect class="mark" x="1" y="1" width="12" height="12" />
              : spec.kind === "dots"
              ? <circle class="mark--hollow" cx="7" cy="7" r="5" />
              : <line class="mark-across" x1="0" x2="14" y1="7" y2="7" />}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
