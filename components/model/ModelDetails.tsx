import type { JSX } from "preact";
import type { SnapshotSummary } from "../../lib/site.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { protocolIn } from "../../lib/ui/messages/model_words.ts";
import { Section } from "../Section.tsx";
import { BuildStages, ModelSettings, ModelSources } from "./ModelTables.tsx";

interface ModelDetailsProps {
  readonly snapshot: SnapshotSummary;
  readonly texts: Texts;
}

/** How the models were judged, what they were set to, and what they were made from. */
export function ModelDetails({ snapshot, texts }: ModelDetailsProps): JSX.Element {
  const { m, language } = texts;
  const protocol = protocolIn(language, snapshot.evaluation.protocol);
  return (
    <>
      <Section id="protocol" heading={m.model.protocol}>
        <p class="lede" lang={protocol.language}>{protocol.text}</p>
      </Section>
      <Section id="settings" heading={m.model.settings}>
        <ModelSettings snapshot={snapshot} texts={texts} />
      </Section>
      <Section id="sources" heading={m.model.sources}>
        <ModelSources snapshot={snapshot} texts={texts} />
      </Section>
      <Section id="stages" heading={m.model.stages}>
        <BuildStages snapshot={snapshot} texts={texts} />
      </Section>
    </>
  );
}
