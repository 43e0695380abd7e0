import type { JSX } from "preact";
import type { ModelPage } from "../../lib/pages/model.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { toldIn } from "../../lib/ui/messages/told/told.ts";
import { Section } from "../Section.tsx";
import { LastIngest } from "./LastIngest.tsx";
import { BuildStages, ModelSettings } from "./ModelTables.tsx";
import { Quality } from "./Quality.tsx";
import { TmdbFactsAge } from "./TmdbFactsAge.tsx";
import { SnapshotHistory } from "./SnapshotHistory.tsx";

interface ModelDetailsProps {
  readonly data: ModelPage;
  readonly texts: Texts;
}

/** How the models were judged, what they were set to, and what they were made from. */
export function ModelDetails({ data, texts }: ModelDetailsProps): JSX.Element {
  const { m, language } = texts;
  const { snapshot, quality, lastIngest, tmdbAge, steps } = data;
  const protocol = toldIn(language, snapshot.evaluation.protocol);
  return (
    <>
      <Section id="protocol" heading={m.model.protocol}>
        <p class="lede" lang={protocol.language}>{protocol.text}</p>
        {snapshot.evaluation.stars.length > 0 && <p class="soft">{m.model.interval}</p>}
      </Section>
      <Section id="snapshots" heading={m.model.snapshots} hint={m.model.snapshotsHint}>
        <SnapshotHistory steps={steps} texts={texts} />
      </Section>
      <Section id="sources" heading={m.model.sources} hint={m.model.quality}>
        <div class="stack stack--loose">
          {lastIngest && <LastIngest status={lastIngest} texts={texts} />}
          {tmdbAge && <TmdbFactsAge age={tmdbAge} texts={texts} />}
          <Quality quality={quality} texts={texts} />
        </div>
      </Section>
      <Section id="settings" heading={m.model.settings}>
        <ModelSettings snapshot={snapshot} texts={texts} />
      </Section>
      <Section id="stages" heading={m.model.stages}>
        <BuildStages snapshot={snapshot} texts={texts} />
      </Section>
    </>
  );
}
