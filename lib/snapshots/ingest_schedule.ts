import { z } from "zod";
import { messageOf } from "../errors.ts";
import type { Report } from "../progress/progress.ts";
import { readTextIfThere, removeIfThere, replaceText } from "./files.ts";
import { ingestScheduleFile } from "./layout.ts";

const scheduleSchema = z.object({ next_run_at: z.iso.datetime() });

/**
 * When the schedule ingests next, ISO 8601 in UTC; a time that has passed is that of a schedule
 * that ended without a word. `null` without a schedule, or where the file cannot be used.
 */
export async function readNextRun(dataDir: string): Promise<string | null> {
  try {
    const text = await readTextIfThere(ingestScheduleFile(dataDir));
    return text === null ? null : scheduleSchema.parse(JSON.parse(text)).next_run_at;
  } catch {
    return null;
  }
}

/**
 * Keeps when the schedule ingests next, apart from how an ingest ended: one by hand ends beside a
 * schedule that sleeps. A time that cannot be kept is reported, no more.
 * @param next `null` where the schedule has ended
 */
export async function keepNextRun(
  dataDir: string,
  next: Date | null,
  report: Report,
): Promise<void> {
  const path = ingestScheduleFile(dataDir);
  try {
    if (next === null) return await removeIfThere(path);
    await Deno.mkdir(dataDir, { recursive: true });
    await replaceText(path, `${JSON.stringify({ next_run_at: next.toISOString() })}\n`);
  } catch (error) {
    report(`The time of the next run could not be kept in ${dataDir}: ${messageOf(error)}`);
  }
}
