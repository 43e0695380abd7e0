import { assertEquals } from "@std/assert";
import { snapshotId } from "../ids.ts";
import type { SnapshotSummary } from "../site.ts";
import { changesBetween } from "./snapshot_changes.ts";

const snapshot: SnapshotSummary = {
  id: snapshotId("20260101T000000Z-00000a"),
  created_at: "2026-01-01T00:00:00Z",
  parent: null,
  code_version: "0.1.0",
  counts: { films: 10, ratings: 100, people: 5 },
  models: {
    stars: { kind: "bayes", settings: { factors: 7, seed: 42 } },
    taste: { kind: "als", settings: { factors: 64 } },
  },
  evaluation: {
    protocol: "a fifth",
    stars: [{ model: "mean", rmse: 1, mae: 0.8 }, { model: "bayes", rmse: 0.82, mae: 0.6 }],
    taste: [{ model: "als", ndcg_at_10: 0.3, recall_at_20: 0.3, coverage: 0.5, people: 5 }],
  },
  sources: [{ source: "demo", file: "ratings.csv", sha256: "aa", bytes: 1, rows: 100 }],
  stage_seconds: {},
};

Deno.test("a snapshot of the same data and settings changes nothing", () => {
  assertEquals(changesBetween(snapshot, snapshot), {
    ratings: 0,
    films: 0,
    people: 0,
    rmse: 0,
    ndcg: 0,
    starsModel: null,
    tasteModel: null,
    settings: [],
    sources: [],
  });
});

Deno.test("what differs is named: counts, figures, settings, files and models", () => {
  const changes = changesBetween(snapshot, {
    ...snapshot,
    counts: { films: 11, ratings: 90, people: 5 },
    models: {
      stars: { kind: "bayes", settings: { factors: 8, draws: 60, seed: 42 } },
      taste: { kind: "blend", settings: { factors: 128 } },
    },
    evaluation: {
      ...snapshot.evaluation,
      stars: [{ model: "bayes", rmse: 0.8151, mae: 0.6 }],
    },
    sources: [
      { source: "demo", file: "ratings.csv", sha256: "bb", bytes: 1, rows: 90 },
      { source: "demo", file: "films.csv", sha256: "cc", bytes: 1, rows: 11 },
    ],
  });
  assertEquals(changes, {
    ratings: -10,
    films: 1,
    people: 0,
    rmse: -0.0049,
    ndcg: null, // the new taste head was not measured
    starsModel: null,
    tasteModel: "blend",
    settings: ["factors", "draws"],
    sources: ["ratings.csv", "films.csv"],
  });
});
