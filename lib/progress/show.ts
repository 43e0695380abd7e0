import { formatStep, PaceMeter } from "./pace.ts";
import type { ProgressEvent, Report, StageEvent } from "./progress.ts";

/** Shows what a command tells, until it is disposed of. */
export interface Shown extends Disposable {
  readonly report: Report;
}

/** Where and how progress is shown. */
export interface Show {
  /** Writes at once, before it returns. */
  readonly write: (text: string) => void;
  /** Any clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
}

/** A live line is drawn at most so often, a line of a log and an object for machines more rarely. */
const LIVE_MS = 100;
const LOG_MS = 10_000;
const JSON_MS = 1000;

const formatStage = ({ stage, seconds }: StageEvent): string => `${stage}: ${seconds.toFixed(1)} s`;

/** Lets the first step of a stage through, then one each `intervalMs`. */
function throttle(intervalMs: number): (stage: string, nowMs: number) => boolean {
  let last = { stage: "", ms: -Infinity };
  return (stage, nowMs) => {
    if (stage === last.stage && nowMs - last.ms < intervalMs) return false;
    last = { stage, ms: nowMs };
    return true;
  };
}

/**
 * Plain lines for a log: every sentence and every stage's end, and how far a long stage has come
 * each ten seconds.
 */
export function showInLog({ write, nowMs }: Show): Shown {
  const pace = new PaceMeter();
  let isDue = throttle(LOG_MS);
  return {
    report(event) {
      if (typeof event === "string") return write(event);
      if (event.type === "stage") {
        isDue = throttle(LOG_MS);
        return write(formatStage(event));
      }
      const now = nowMs();
      const step = formatStep(event, pace.follow(event, now));
      if (isDue(event.stage, now)) write(step);
    },
    [Symbol.dispose]() {},
  };
}

/**
 * One live line at the bottom of a terminal, below the sentences and the stages that have ended.
 * @param columns how wide the terminal is
 */
export function showOnTerminal({ write, nowMs }: Show, columns: () => number): Shown {
  const clear = "\r\x1b[2K";
  const pace = new PaceMeter();
  let isDue = throttle(LIVE_MS);
  let live = false;
  return {
    report(event) {
      const lasting = lastingLine(event);
      if (lasting !== null) {
        write(`${live ? clear : ""}${lasting}\n`);
        live = false;
        isDue = throttle(LIVE_MS);
      } else if (typeof event === "object" && event.type === "step") {
        const now = nowMs();
        const step = formatStep(event, pace.follow(event, now));
        if (!isDue(event.stage, now)) return;
        write(`${clear}${step.slice(0, Math.max(1, columns() - 1))}`);
        live = true;
      }
    },
    [Symbol.dispose]() {
      if (live) write(clear);
      live = false;
    },
  };
}

const lastingLine = (event: ProgressEvent): string | null =>
  typeof event === "string" ? event : event.type === "stage" ? formatStage(event) : null;

/** One JSON object a line: `message`, `step` at most once a second, and `stage`. */
export function showAsJson({ write, nowMs }: Show): Shown {
  const isDue = throttle(JSON_MS);
  const pace = new PaceMeter();
  return {
    report(event) {
      const time = new Date().toISOString();
      if (typeof event === "string") {
        return write(`${JSON.stringify({ time, type: "message", text: event })}\n`);
      }
      if (event.type === "stage") return write(`${JSON.stringify({ time, ...event })}\n`);
      const now = nowMs();
      const { rate, secondsLeft } = pace.follow(event, now);
      if (!isDue(event.stage, now)) return;
      write(`${JSON.stringify({ time, ...event, rate, seconds_left: secondsLeft })}\n`);
    },
    [Symbol.dispose]() {},
  };
}
