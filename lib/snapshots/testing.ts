import { join } from "node:path";
import { type SnapshotId, snapshotId } from "../ids.ts";
import type { Promotion } from "./gate.ts";
import { REQUIRED_FILES } from "./layout.ts";
import { beginBuild, publish } from "./publish.ts";

/** The id of a made-up snapshot, built on a day of January 2026. */
export const dayId = (day: number): SnapshotId =>
  snapshotId(`202601${String(day).padStart(2, "0")}T000000Z-00000a`);

/** Publishes a snapshot of no films, which verifies and becomes current unless the gate is said to keep it back. */
export async function publishDay(
  dataDir: string,
  day: number,
  parentDay: number | null = null,
  promotion?: Promotion,
): Promise<SnapshotId> {
  const id = dayId(day);
  const folder = await beginBuild(dataDir, id);
  for (const name of REQUIRED_FILES) {
    await Deno.writeTextFile(join(folder, name), `${name} of day ${day}`);
  }
  await publish(dataDir, {
    id,
    created_at: `2026-01-${String(day).padStart(2, "0")}T00:00:00Z`,
    code_version: "0.0.0",
    sources: [],
    quality: { films_without_ratings: 0, rejects: [], warnings: [] },
    counts: { films: 0, ratings: 0, people: 0 },
    models: { stars: { kind: "svd", settings: {} }, taste: { kind: "als", settings: {} } },
    evaluation: { protocol: "none", stars: [], taste: [] },
  }, () => ({
    parent: parentDay === null ? null : dayId(parentDay),
    promotion,
    stage_seconds: {},
  }));
  return id;
}

/** Runs a test in a data folder of its own, with snapshots of the days 1…`days`, each the parent of the next. */
export async function inDataDir(
  days: number,
  work: (dataDir: string) => Promise<void>,
): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "reelmatch-data-" });
  try {
    for (let day = 1; day <= days; day++) await publishDay(dataDir, day, day > 1 ? day - 1 : null);
    await work(dataDir);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}
