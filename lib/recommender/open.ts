import { join } from "node:path";
import { closeCatalog, openCatalog } from "../catalog/connection.ts";
import { allTitles, ratedFilms } from "../catalog/films.ts";
import type { Film } from "../catalog/film.ts";
import { indexTitles } from "../catalog/titles/index_titles.ts";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { inTurns } from "../pieces.ts";
import { reviveRatingIndex } from "../models/rating_index.ts";
import { reviveStars, reviveTaste } from "../models/revive.ts";
import { CATALOG_FILE, MODEL_DIR, MODEL_FILES, snapshotDir } from "../snapshots/layout.ts";
import { readModel } from "../snapshots/model_files.ts";
import { verifySnapshot } from "../snapshots/verify.ts";
import { createRecommender } from "./create.ts";
import type { ServedSnapshot } from "./served_snapshot.ts";

/**
 * Verifies a published snapshot and opens it: films and models in memory, the catalogue read-only.
 * @throws {ReelmatchError} `NOT_FOUND` or `CORRUPT`, naming the snapshot and the reason
 */
export async function openSnapshot(dataDir: string, id: SnapshotId): Promise<ServedSnapshot> {
  const manifest = await verifySnapshot(dataDir, id);
  const folder = snapshotDir(dataDir, id);
  const models = join(folder, MODEL_DIR);
  const [index, stars, taste] = await Promise.all([
    readModel(models, MODEL_FILES.index),
    readModel(models, MODEL_FILES.stars),
    readModel(models, MODEL_FILES.taste),
  ]);
  const catalog = await openCatalog(join(folder, CATALOG_FILE), "read");
  try {
    const [rated, known] = await Promise.all([ratedFilms(catalog), allTitles(catalog)]);
    const titles = await indexTitles(known);
    const films = new Map<number, Film>(rated.map((film) => [film.id, film]));
    const ratings = reviveRatingIndex(index);
    const recommender = createRecommender(id, {
      stars: reviveStars(stars),
      taste: await inTurns(reviveTaste(taste)),
      ratings,
      itemFilms: Array.from(ratings.itemIds, (itemId) => filmOf(films, itemId, id)),
      titles,
    });
    return { manifest, catalog, titles, recommender };
  } catch (error) {
    closeCatalog(catalog);
    throw error;
  }
}

function filmOf(films: ReadonlyMap<number, Film>, itemId: number, id: SnapshotId): Film {
  const film = films.get(itemId);
  if (film) return film;
  throw new ReelmatchError("CORRUPT", `Snapshot ${id} has a model of film ${itemId} and no film.`);
}
