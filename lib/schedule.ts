import { Cron } from "croner";
import { messageOf, ReelmatchError } from "./errors.ts";
import type { Report } from "./progress/progress.ts";

/** A schedule and what it runs. */
export interface Schedule {
  /** A cron expression, as in `0 4 * * *`: minute, hour, day, month, weekday, in UTC. */
  readonly pattern: string;
  readonly run: () => Promise<void>;
  /** Told when it runs next, each time that is settled, and `null` once it has ended. */
  readonly plan: (next: Date | null) => Promise<void>;
  /** Runs it once before the schedule begins. */
  readonly atOnce?: boolean;
  /** Ends the schedule, after the run under way has ended. */
  readonly signal: AbortSignal;
  readonly report: Report;
}

/**
 * Runs something by a schedule until the signal is given, never twice at once: a time that comes
 * while a run is under way is passed over. A run that fails is reported and the next one comes.
 * @throws {ReelmatchError} `BAD_INPUT` for a pattern that is none or never comes
 */
export async function runOnSchedule(
  { pattern, run, plan, atOnce = false, signal, report }: Schedule,
): Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const runOnce = async (): Promise<void> => {
    await plan(cron.nextRun());
    await run().catch((error) => report(`Failed: ${messageOf(error)}`));
    if (!signal.aborted) await settleNext();
  };
  const cron = parse(pattern, () => running = runOnce());
  const settleNext = async (): Promise<void> => {
    const next = cron.nextRun();
    report(`Next run at ${next?.toISOString()}.`);
    await plan(next);
  };
  if (cron.nextRun() === null) throw unusable(pattern, "it never comes");
  await (atOnce ? runOnce() : settleNext());
  cron.resume();
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }
  cron.stop();
  await running;
  await plan(null);
}

function parse(pattern: string, tick: () => Promise<void>): Cron {
  try {
    return new Cron(pattern, { protect: true, paused: true, timezone: "UTC" }, tick);
  } catch (error) {
    throw unusable(pattern, messageOf(error));
  }
}

const unusable = (pattern: string, why: string): ReelmatchError =>
  new ReelmatchError(
    "BAD_INPUT",
    `"${pattern}" is no schedule (${why}): expected minute, hour, day, month and weekday, as in ` +
      '"0 4 * * *" for each day at 4:00 UTC.',
  );
