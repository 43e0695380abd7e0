import { z } from "zod";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { Report } from "../progress/progress.ts";
import { readTextIfThere, replaceText } from "./files.ts";
import { ingestStatusFile } from "./layout.ts";

const statusSchema = z.object({
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
  /** When the schedule runs next; `null` without a schedule. */
  next_run_at: z.iso.datetime().nullable(),
});

/** The outcome of the last ingest, times in UTC. */
export type IngestStatus = z.infer<typeof statusSchema>;

/**
 * How the last ingest into a data folder ended; `null` where none has ended yet, or where the file
 * that says so cannot be used: it informs, and nothing depends on it.
 */
export async function readIngestStatus(dataDir: string): Promise<IngestStatus | null> {
  try {
    const text = await readTextIfThere(ingestStatusFile(dataDir));
    return text === null ? null : statusSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps how an ingest ended; a reader sees the whole outcome or the one before. */
export async function writeIngestStatus(dataDir: string, status: IngestStatus): Promise<void> {
  await replaceText(ingestStatusFile(dataDir), `${JSON.stringify(status, null, 2)}\n`);
}

/**
 * Runs an ingest and keeps how it ended, unless it is another one whose end is to be kept: that of
 * the process that builds meanwhile. A status that cannot be written is reported, no more.
 * @param ingest gives the id of what it published and a sentence on it
 * @param nextRunAt when the schedule runs next, asked at the end; `null` without a schedule
 * @throws what the ingest throws
 */
export async function recordIngest<T extends IngestOutcome>(
  dataDir: string,
  ingest: () => Promise<T>,
  nextRunAt: () => Date | null,
  report: Report,
): Promise<T> {
  const begun = performance.now();
  const keep = async (end: Pick<IngestStatus, "ok" | "snapshot" | "sentence">): Promise<void> => {
    try {
      await writeIngestStatus(dataDir, {
        ...end,
        ended_at: new Date().toISOString(),
        seconds: Math.round(performance.now() - begun) / 1000,
        next_run_at: nextRunAt()?.toISOString() ?? null,
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
