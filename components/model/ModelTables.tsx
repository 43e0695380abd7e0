import type { JSX } from "preact";
import type { SnapshotSummary } from "../../lib/site.ts";
import { numbersTable } from "../../lib/ui/figures/rows.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { DataTable } from "../DataTable.tsx";

interface ModelTablesProps {
  readonly snapshot: SnapshotSummary;
  readonly texts: Texts;
}

/** The settings that each model was trained with. */
export function ModelSettings({ snapshot, texts: { m } }: ModelTablesProps): JSX.Element {
  const { stars, taste } = snapshot.models;
  const { columns, names } = m.model;
  return (
    <div class="plates">
      {[taste, stars].map(({ kind, settings }) => (
        <section class="stack" key={kind}>
          <h3>{names[kind] ?? kind}</h3>
          <DataTable
            label={`${m.model.settings}: ${names[kind] ?? kind}`}
            table={numbersTable(
              [columns.setting, columns.value],
              Object.entries(settings).map(([name, value]) => [name, String(value)]),
            )}
          />
        </section>
      ))}
    </div>
  );
}

/** The files that a snapshot was made from. */
export function ModelSources({ snapshot, texts: { m, f } }: ModelTablesProps): JSX.Element {
  const { columns } = m.model;
  return (
    <DataTable
      label={`${m.model.sources}: ${m.figure.numbers}`}
      table={{
        columns: [
          { label: columns.source, isNumber: false },
          { label: columns.rows, isNumber: true },
          { label: columns.size, isNumber: true },
          { label: columns.hash, isNumber: false },
        ],
        rows: snapshot.sources.map(({ file, rows, bytes, sha256 }) => [
          file,
          f.count(rows),
          `${f.decimal(bytes / 1e6, 1)} MB`,
          sha256.slice(0, 12),
        ]),
      }}
    />
  );
}

/** How long each stage of a build took. */
export function BuildStages({ snapshot, texts: { m, f } }: ModelTablesProps): JSX.Element {
  const { columns } = m.model;
  return (
    <DataTable
      label={`${m.model.stages}: ${m.figure.numbers}`}
      table={numbersTable(
        [columns.stage, columns.seconds],
        Object.entries(snapshot.stage_seconds).map((
          [stage, seconds],
        ) => [stage, f.decimal(seconds, 1)]),
      )}
    />
  );
}
