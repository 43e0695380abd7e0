import { Cron } from "croner";
import { messageOf, ReelmatchError } from "./errors.ts";
import type { Report } from "./progress/progress.ts";

/** A schedule and what it runs. */
export interface Schedule {
  /** A cron expression, as in `0 4 * * *`: minute, hour, day, month, weekday, in UTC. */
  readonly pattern: string;
  /** @param nextRunAt when it runs again, `null` where never; asked at any time */
  readonly run: (nextRunAt: () => Date | null) => Promise<void>;
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
  { pattern, run, atOnce = false, signal, report }: Schedule,
): Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const tick = (): Promise<void> =>
    running = run(nextRunAt).catch((error) => report(`Failed: ${messageOf(error)}`))
      .then(() => signal.aborted ? undefined : tellNext());
  const cron = parse(pattern, tick);
  const nextRunAt = (): Date | null => signal.aborted ? null : cron.nextRun();
  const tellNext = (): void => report(`Next run at ${cron.nextRun()?.toISOString()}.`);
  if (cron.nextRun() === null) throw unusable(pattern, "it never comes");
  if (atOnce) await tick();
  else tellNext();
  cron.resume();
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }
  cron.stop();
  await running;
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
