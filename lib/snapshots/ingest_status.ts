import { z } from "zod";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { Report } from "../progress/progress.ts";
import { readTextIfThere, replaceText } from "./files.ts";
import { readNextRun } from "./ingest_schedule.ts";
import { ingestStatusFile } from "./layout.ts";

const outcomeSchema = z.object({
  /** When the run ended. */
  ended_at: z.iso.datetime(),
  /** How long it took. */
  seconds: z.number(),
  /** Whether it published a snapshot, current or kept back by the promotion gate. */
  ok: z.boolean(),
  /** The published snapshot's id; `null` where nothing was published. */
  snapshot: z.string().nullable(),
  /** What came of it, a sentence. */
  sentence: z.string(),
});

type KeptOutcome = z.infer<typeof outcomeSchema>;

/** The outcome of the last ingest, times in UTC. */
export interface IngestStatus extends KeptOutcome {
  /** When the schedule runs next; `null` without a schedule. */
  readonly next_run_at: string | null;
}

/**
 * How the last ingest into a data folder ended; `null` where none has ended yet, or where the file
 * that says so cannot be used: it informs, and nothing depends on it.
 */
export async function readIngestStatus(dataDir: string): Promise<IngestStatus | null> {
  try {
    const text = await readTextIfThere(ingestStatusFile(dataDir));
    if (text === null) return null;
    return { ...outcomeSchema.parse(JSON.parse(text)), next_run_at: await readNextRun(dataDir) };
  } catch {
    return null;
  }
}

/** Keeps how an ingest ended; a reader sees the whole outcome or the one before. */
export async function writeIngestStatus(dataDir: string, outcome: KeptOutcome): Promise<void> {
  await replaceText(ingestStatusFile(dataDir), `${JSON.stringify(outcome, null, 2)}\n`);
}

/**
 * Runs an ingest and keeps how it ended, unless it is another one whose end is to be kept: that of
 * the process that builds meanwhile. A status that cannot be written is reported, no more.
 * @param ingest gives the id of what it published and a sentence on it
 * @throws what the ingest throws
 */
export async function recordIngest<T extends IngestOutcome>(
  dataDir: string,
  ingest: () => Promise<T>,
  report: Report,
): Promise<T> {
  const begun = performance.now();
  const keep = async (end: Pick<KeptOutcome, "ok" | "snapshot" | "sentence">): Promise<void> => {
    try {
      await writeIngestStatus(dataDir, {
        ...end,
        ended_at: new Date().toISOString(),
        seconds: Math.round(performance.now() - begun) / 1000,
      });
    } catch (error) {
      report(`The outcome could not be kept in ${dataDir}: ${messageOf(error)}`);
    }
  };
  try {
    const outcome = await ingest();
    await keep({ ok: true, snapshot: outcome.snapshot, sentence: outcome.sentence });
    return outcome;
  } catch (error) {
    const isBusy = error instanceof ReelmatchError && error.code === "BUSY";
    if (!isBusy) await keep({ ok: false, snapshot: null, sentence: messageOf(error) });
    throw error;
  }
}

/** What an ingest published. */
export interface IngestOutcome {
  readonly snapshot: string;
  /** What came of it. */
  readonly sentence: string;
}
