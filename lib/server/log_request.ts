import { logEvent } from "./log.ts";
import type { MeasuredRequest } from "./metrics.ts";

/** What programs ask every few seconds; a server that is not ready says why in a line of its own. */
const ROUTINE: ReadonlySet<string | null> = new Set(["/healthz", "/readyz", "/metrics"]);

/** Logs an answered request as a line; of what is routine and of files only what goes wrong. */
export function logRequest({ method, path, route, status, seconds }: MeasuredRequest): void {
  if (ROUTINE.has(route) || (route === null && status < 400)) return;
  const ms = Math.round(seconds * 10_000) / 10;
  const level = status >= 500 ? "error" : "info";
  const sentence = `${method} ${path} ${status} in ${ms} ms`;
  logEvent(level, sentence, { method, path, route, status, ms });
}
