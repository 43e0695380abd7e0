import { join } from "node:path";
import { closeCatalog, openCatalog } from "../catalog/connection.ts";
import { loadFilmFeatures } from "../catalog/film_features.ts";
import { loadRatings } from "../catalog/ratings.ts";
import { ReelmatchError } from "../errors.ts";
import type { FilmFacts } from "../models/film_facts.ts";
import type { Ratings } from "../models/ratings.ts";
import { readCurrent } from "./current.ts";
import { holdSnapshot } from "./hold.ts";
import { CATALOG_FILE, snapshotDir } from "./layout.ts";

/**
 * The ratings of the current snapshot, and what models may learn of their films, by item index.
 * @throws {ReelmatchError} `NOT_READY` where there is no snapshot
 */
export async function readCurrentRatings(
  dataDir: string,
): Promise<{ ratings: Ratings; facts: FilmFacts[] }> {
  const current = await readCurrent(dataDir);
  if (current === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} holds no snapshot: name a file by --ratings, or run \`deno task ingest\` first.`,
    );
  }
  using _held = await holdSnapshot(dataDir, current);
  const catalog = await openCatalog(join(snapshotDir(dataDir, current), CATALOG_FILE), "read");
  try {
    const ratings = await loadRatings(catalog);
    return { ratings, facts: await loadFilmFeatures(catalog, ratings.itemIds) };
  } finally {
    closeCatalog(catalog);
  }
}
