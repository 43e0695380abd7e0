import type { JSX } from "preact";
import type { SnapshotSummary } from "../../lib/site.ts";
import { numbersTable } from "../../lib/ui/figures/rows.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { modelName, stageName } from "../../lib/ui/messages/model_words.ts";
import { DataTable } from "../DataTable.tsx";

interface ModelTablesProps {
  readonly snapshot: SnapshotSummary;
  readonly texts: Texts;
}

/** The settings that each model was trained with. */
export function ModelSettings({ snapshot, texts }: ModelTablesProps): JSX.Element {
  const { m, f, language } = texts;
  const { stars, taste } = snapshot.models;
  const { columns } = m.model;
  return (
    <div class="plates">
      {[taste, stars].map(({ kind, settings }) => (
        <section class="stack" key={kind}>
          <h3>{modelName(language, kind)}</h3>
          <DataTable
            label={`${m.model.settings}: ${modelName(language, kind)}`}
            table={numbersTable(
              [columns.setting, columns.value],
              Object.entries(settings).filter(([, value]) => value !== "").map((
                [name, value],
              ) => [name, typeof value === "number" ? f.setting(value) : String(value)]),
            )}
          />
        </section>
      ))}
    </div>
  );
}

/** How long each stage of a build took. */
export function BuildStages({ snapshot, texts }: ModelTablesProps): JSX.Element {
  const { m, f, language } = texts;
  const { columns } = m.model;
  return (
    <DataTable
      label={`${m.model.stages}: ${m.figure.numbers}`}
      table={numbersTable(
        [columns.stage, columns.seconds],
        inReadingOrder(Object.entries(snapshot.stage_seconds)).map((
          [stage, seconds],
        ) => [stageName(language, stage), f.decimal(seconds, 1)]),
      )}
    />
  );
}

/** A build notes a stage when it ends, and so after its parts: the catalogue comes before its own. */
const inReadingOrder = (stages: readonly [string, number][]): readonly [string, number][] =>
  stages.toSorted(([a], [b]) => Number(b === "catalogue") - Number(a === "catalogue"));
