import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MetricsText } from "../api/metrics.ts";
import type { Manifest } from "../snapshots/manifest.ts";

/** One answered request. */
export interface MeasuredRequest {
  /** As the client sent it; what is no usual method is counted as `other`. */
  readonly method: string;
  /** Path of the address, as the client wrote it. */
  readonly path: string;
  /** Pattern of the route, as in `/films/:id`; `null` where none matched. */
  readonly route: string | null;
  readonly status: number;
  readonly seconds: number;
}

/** What the process counts about itself. */
export interface Metrics {
  countRequest(request: Omit<MeasuredRequest, "path">): void;
  /** Counts a snapshot that came into use or, with an error, one that was refused. */
  countSnapshot(event: { readonly error?: unknown }): void;
  /** Everything in Prometheus' text format. */
  render(snapshot: Pick<Manifest, "id" | "created_at"> | null): Promise<MetricsText>;
}

const METHODS: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
]);

/** Upper bounds in seconds. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * Counters of one process, none of which has a label that a client could choose: paths appear as
 * route patterns, and methods and statuses are few.
 */
export function createMetrics(codeVersion: string): Metrics {
  const registers = [new Registry()];
  const requests = new Counter({
    name: "http_requests_total",
    help: "Answered requests; the route of static files and unknown paths is none.",
    labelNames: ["route", "method", "status"],
    registers,
  });
  const latency = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time until the head of an answer is ready.",
    labelNames: ["route", "method"],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const swaps = new Counter({
    name: "reelmatch_snapshot_swaps_total",
    help: "How often a snapshot took the place of another one.",
    registers,
  });
  const refusals = new Counter({
    name: "reelmatch_snapshot_refusals_total",
    help: "How often a snapshot could not be opened.",
    registers,
  });
  const snapshotInfo = new Gauge({
    name: "reelmatch_snapshot_info",
    help: "The snapshot in use, as a label.",
    labelNames: ["id"],
    registers,
  });
  const snapshotAge = new Gauge({
    name: "reelmatch_snapshot_age_seconds",
    help: "Time since the snapshot in use was built; 0 before the first.",
    registers,
  });
  new Gauge({
    name: "reelmatch_build_info",
    help: "Versions of the application and of Deno, as labels.",
    labelNames: ["version", "deno"],
    registers,
  }).set({ version: codeVersion, deno: Deno.version.deno }, 1);
  const memory = new Gauge({
    name: "reelmatch_memory_bytes",
    help: "Memory of the process: resident, JavaScript's heap in use, and outside of that heap.",
    labelNames: ["kind"],
    registers,
  });

  let hasSnapshot = false;

  return {
    countRequest({ method, route, status, seconds }) {
      const labels = { route: route ?? "none", method: METHODS.has(method) ? method : "other" };
      requests.inc({ ...labels, status });
      latency.observe(labels, seconds);
    },
    countSnapshot({ error }) {
      if (error !== undefined) refusals.inc();
      else if (hasSnapshot) swaps.inc();
      else hasSnapshot = true;
    },
    async render(snapshot) {
      const { rss, heapUsed, external } = Deno.memoryUsage();
      memory.set({ kind: "resident" }, rss);
      memory.set({ kind: "heap" }, heapUsed);
      memory.set({ kind: "external" }, external);
      snapshotInfo.reset();
      snapshotAge.set(0);
      if (snapshot !== null) {
        const { id, created_at } = snapshot;
        snapshotInfo.set({ id }, 1);
        snapshotAge.set((Date.now() - Date.parse(created_at)) / 1000);
      }
      const [registry] = registers;
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
