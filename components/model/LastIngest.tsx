import type { JSX } from "preact";
import type { IngestStatus } from "../../lib/snapshots/ingest_status.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";

interface LastIngestProps {
  readonly status: IngestStatus;
  readonly texts: Texts;
}

/** How the last ingest ended. Its own sentence stays in the log, for it may name places of the machine. */
export function LastIngest({ status, texts: { m, f } }: LastIngestProps): JSX.Element {
  const { ended_at, seconds, ok, next_run_at } = status;
  const say = m.model.ingest;
  const told = ok ? say.published : say.failed;
  return (
    <p class={ok ? undefined : "notice"}>
      {told(f.time(ended_at), f.duration(seconds))}
      {next_run_at !== null && ` ${say.next(f.time(next_run_at))}`}
    </p>
  );
}
