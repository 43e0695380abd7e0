import type { JSX } from "preact";
import type { SnapshotStep } from "../../lib/pages/model.ts";
import { ndcgOf, rmseOf, type SnapshotChanges } from "../../lib/pages/snapshot_changes.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { modelName } from "../../lib/ui/messages/model_words.ts";
import { toldIn } from "../../lib/ui/messages/told/told.ts";
import { ToldText } from "./ToldText.tsx";

interface SnapshotHistoryProps {
  readonly steps: readonly SnapshotStep[];
  readonly texts: Texts;
}

/** The published snapshots, each with what changed since the one it followed. */
export function SnapshotHistory({ steps, texts }: SnapshotHistoryProps): JSX.Element {
  const { m, f, language } = texts;
  const { columns } = m.model;
  const written = (value: number | undefined): string =>
    value === undefined ? "–" : f.decimal(value, 4);
  return (
    <div
      class="table-scroll"
      role="region"
      aria-label={`${m.model.snapshots}: ${m.figure.numbers}`}
      tabIndex={0}
    >
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{columns.snapshot}</th>
            <th scope="col" class="is-number">{columns.ratings}</th>
            <th scope="col" class="is-number">{columns.rmse}</th>
            <th scope="col" class="is-number">{columns.ndcg}</th>
            <th scope="col">{columns.changes}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ snapshot, isInUse, changes }) => (
            <tr key={snapshot.id}>
              <th scope="row">
                <time datetime={snapshot.created_at}>{f.time(snapshot.created_at)}</time>
                {isInUse && <strong class="tag">{m.model.inUse}</strong>}
                <br />
                <code>{snapshot.id}</code>
              </th>
              <td class="is-number">{f.count(snapshot.counts.ratings)}</td>
              <td class="is-number">{written(rmseOf(snapshot))}</td>
              <td class="is-number">{written(ndcgOf(snapshot))}</td>
              <td class="is-long">
                {changes === null
                  ? m.model.noParent
                  : sentencesOf(changes, texts).join(", ") || m.model.changes.none}
                {snapshot.promotion?.activated === false && (
                  <p>
                    <strong>{m.model.notPromoted}</strong>{" "}
                    <ToldText told={toldIn(language, snapshot.promotion.reason)} />
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What changed, a few words each. */
function sentencesOf(changes: SnapshotChanges, { m, language }: Texts): string[] {
  const say = m.model.changes;
  const { starsModel, tasteModel, settings, sources } = changes;
  const said = (["ratings", "films", "people", "rmse", "ndcg"] as const).flatMap((name) => {
    const more = changes[name];
    return more === null || more === 0 ? [] : [say[name](more)];
  });
  if (starsModel !== null) said.push(say.starsModel(modelName(language, starsModel)));
  if (tasteModel !== null) said.push(say.tasteModel(modelName(language, tasteModel)));
  if (settings.length > 0) said.push(say.settings(settings.join(", ")));
  if (sources.length > 0) said.push(say.sources(sources.join(", ")));
  return said;
}
