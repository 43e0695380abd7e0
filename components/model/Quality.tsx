import type { JSX } from "preact";
import type { FileReport, QualityReport } from "../../lib/catalog/quality.ts";
import type { TableSpec } from "../../lib/ui/charts/spec.ts";
import { sumOf } from "../../lib/ui/figures/rows.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { toldIn } from "../../lib/ui/messages/told/told.ts";
import { DataTable } from "../DataTable.tsx";
import { ToldText } from "./ToldText.tsx";

interface QualityProps {
  readonly quality: QualityReport;
  readonly texts: Texts;
}

/** What became of every row that the sources had. */
export function Quality({ quality, texts }: QualityProps): JSX.Element {
  const { m, language } = texts;
  const { files, rejects, notes, warnings, filmsWithoutRatings } = quality;
  const read = sumOf(files, ({ rowsRead }) => rowsRead);
  const kept = sumOf(files, ({ rowsKept }) => rowsKept);
  return (
    <div class="stack stack--loose">
      <div class="stack">
        {read > 0 && <p class="lede">{m.model.qualityFinding(read, kept, kept / read)}</p>}
        <p>{m.model.withoutRatings(filmsWithoutRatings)}</p>
        <DataTable label={m.model.quality} table={filesTable(files, texts)} />
      </div>
      <div class="stack">
        <h3>{m.model.rejects}</h3>
        {rejects.length === 0
          ? <p>{m.model.noRejects}</p>
          : <DataTable label={m.model.rejects} table={rejectsTable(quality, texts)} />}
      </div>
      {notes.length > 0 && (
        <details class="more">
          <summary>{m.model.notes}</summary>
          <DataTable label={m.model.notes} table={notesTable(quality, texts)} />
        </details>
      )}
      {warnings.length > 0 && (
        <div class="stack">
          <h3>{m.model.warnings}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>
                <ToldText told={toldIn(language, warning)} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Every file with what became of its rows; the columns after the first sum to it. */
function filesTable(files: readonly FileReport[], { m, f }: Texts): TableSpec {
  const { columns } = m.model;
  const counts = [
    [columns.rows, "rowsRead"],
    [columns.kept, "rowsKept"],
    [columns.rejected, "rowsRejected"],
    [columns.duplicate, "rowsDuplicate"],
    [columns.withoutFilm, "rowsWithoutFilm"],
    [columns.repaired, "rowsRepaired"],
  ] as const;
  return {
    columns: [
      { label: columns.source, isNumber: false },
      ...counts.map(([label]) => ({ label, isNumber: true })),
      { label: columns.size, isNumber: true },
      { label: columns.hash, isNumber: false },
    ],
    rows: files.map((file) => [
      file.file,
      ...counts.map(([, name]) => f.count(file[name])),
      f.megabytes(file.bytes),
      file.sha256.slice(0, 12),
    ]),
  };
}

function rejectsTable({ rejects }: QualityReport, { m, f, language }: Texts): TableSpec {
  const { columns } = m.model;
  return {
    columns: [
      { label: columns.source, isNumber: false },
      { label: columns.reason, isNumber: false },
      { label: columns.rows, isNumber: true },
    ],
    rows: rejects.map((
      { file, reason, rows },
    ) => [file, toldIn(language, reason).text, f.count(rows)]),
  };
}

function notesTable({ notes }: QualityReport, { m, f, language }: Texts): TableSpec {
  const { columns, outcomes } = m.model;
  return {
    columns: [
      { label: columns.source, isNumber: false },
      { label: columns.line, isNumber: true },
      { label: columns.outcome, isNumber: false },
      { label: columns.reason, isNumber: false },
    ],
    rows: notes.map(({ file, line, outcome, reason }) => [
      file,
      f.count(line),
      outcomes[outcome],
      toldIn(language, reason).text,
    ]),
  };
}
