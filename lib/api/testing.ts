import type { ApiOptions } from "./app.ts";

/** Options of an API that has no limits, no snapshots of its own and nobody to report to. */
export const PLAIN_OPTIONS: ApiOptions = {
  codeVersion: "test",
  buildKey: "test",
  corsOrigin: null,
  rateLimit: 0,
  listSnapshots: () => Promise.resolve([]),
  renderMetrics: () => Promise.resolve({ contentType: "text/plain", text: "" }),
  readiness: { problem: () => null, lastIngest: () => Promise.resolve(null) },
  feedback: null,
  report: () => {},
};
