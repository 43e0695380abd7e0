import { z } from "zod";
import { readTextIfThere, replaceText } from "./files.ts";
import { ingestStatusFile } from "./layout.ts";

const statusSchema = z.object({
  /** When the run ended. */
  ended_at: z.iso.datetime(),
  /** How long it took. */
  seconds: z.number(),
  /** Whether it published a snapshot and made it current. */
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
