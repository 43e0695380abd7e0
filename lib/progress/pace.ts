import type { StepEvent } from "./progress.ts";

/** How fast a stage goes. */
export interface Pace {
  /** Units a second since the stage's first step; `null` until that says something. */
  readonly rate: number | null;
  /** `null` where nobody can tell. */
  readonly secondsLeft: number | null;
}

/** A stage is watched for so long before its rate is told, in milliseconds. */
const LEAST_MS = 500;

/** Follows the steps of stages, one stage after another, and tells their pace. */
export class PaceMeter {
  #stage = "";
  #firstDone = 0;
  #lastDone = 0;
  #begunMs = 0;

  /** @param nowMs any clock that only goes forward, in milliseconds */
  follow({ stage, done, total }: StepEvent, nowMs: number): Pace {
    if (stage !== this.#stage || done < this.#lastDone) {
      this.#stage = stage;
      this.#firstDone = done;
      this.#begunMs = nowMs;
    }
    this.#lastDone = done;
    const elapsedMs = nowMs - this.#begunMs;
    const advanced = done - this.#firstDone;
    if (elapsedMs < LEAST_MS || advanced <= 0) return { rate: null, secondsLeft: null };
    const rate = 1000 * advanced / elapsedMs;
    return { rate, secondsLeft: total === null ? null : Math.max(0, total - done) / rate };
  }
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** A step as a line, as in `read: 12M of 26M rows, 2.4M rows/s, 6 s left`. */
export function formatStep(event: StepEvent, { rate, secondsLeft }: Pace): string {
  const { stage, done, total, unit, note } = event;
  const amount = total === null
    ? compact.format(done)
    : `${compact.format(done)} of ${compact.format(total)}`;
  const parts = [`${stage}: ${amount} ${unit}`];
  if (rate !== null) parts.push(formatRate(rate, unit));
  if (secondsLeft !== null) parts.push(`${formatSeconds(secondsLeft)} left`);
  if (note !== undefined) parts.push(note);
  return parts.join(", ");
}

/** Units a second, or of slow ones the seconds of each. */
const formatRate = (rate: number, unit: string): string =>
  rate < 1 ? `${compact.format(1 / rate)} s each` : `${compact.format(rate)} ${unit}/s`;

/** A stretch of time as a person says it, as in `6 s`, `4 min` or `1 h 5 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
