import { z } from "zod";
import type { RecordLog } from "./record_log.ts";

const headSchema = z.object({
  url: z.string(),
  pages: z.number().nullable(),
  since: z.string().nullable(),
  startedAt: z.iso.datetime(),
});

/** The first record of a run's log: what the run asks for, and when it began, ISO 8601 in UTC. */
export type RunHead = Readonly<z.output<typeof headSchema>>;

/** What a run asks for; the answers of another run serve it only where all of this is the same. */
export type RunPlan = Omit<RunHead, "startedAt">;

/** Keys of records that are no answers. */
export const RUN = "run";
export const COMPLETE = "complete";

/** The head of a run's log; `null` where the log has none. */
export function runHeadOf(run: RecordLog): RunHead | null {
  return headSchema.safeParse(run.get(RUN)).data ?? null;
}
