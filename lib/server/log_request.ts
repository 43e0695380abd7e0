import { log } from "./log.ts";
import type { MeasuredRequest } from "./metrics.ts";

/** Routes that programs ask every few seconds, and files. */
const isRoutine = (route: string | null): boolean =>
  route === null || ["/healthz", "/readyz", "/metrics"].includes(route);

/** Logs an answered request as a line: failures always, what is routine not at all. */
export function logRequest({ method, path, route, status, seconds }: MeasuredRequest): void {
  if (status < 400 && isRoutine(route)) return;
  const level = status >= 500 ? "error" : "info";
  log[level]("{method} {path} {status} in {ms} ms", {
    method,
    path,
    route,
    status,
    ms: Math.round(seconds * 10_000) / 10,
  });
}
