import { join } from "node:path";
import { openCatalog } from "../catalog/connection.ts";
import { allTitles, ratedFilms } from "../catalog/films.ts";
import type { Film } from "../catalog/film.ts";
import { keepFilms } from "../catalog/kept_films.ts";
import { indexTitles } from "../catalog/titles/index_titles.ts";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { inTurns, type Pieces } from "../pieces.ts";
import type { ModelData } from "../models/heads.ts";
import { Arena } from "../models/kernel/arena.ts";
import { reviveRatingIndex } from "../models/rating_index.ts";
import { reviveStars, reviveTaste } from "../models/revive.ts";
import { holdSnapshot } from "../snapshots/hold.ts";
import { CATALOG_FILE, MODEL_DIR, MODEL_FILES, snapshotDir } from "../snapshots/layout.ts";
import { freeTensors, readModel } from "../snapshots/model_files.ts";
import { verifySnapshot } from "../snapshots/verify.ts";
import { createRecommender } from "./create.ts";
import type { ServedSnapshot } from "./served_snapshot.ts";

/**
 * Verifies a published snapshot and opens it: films and models in memory, the catalogue read-only.
 * @throws {ReelmatchError} `NOT_FOUND` or `CORRUPT`, naming the snapshot and the reason
 */
export async function openSnapshot(dataDir: string, id: SnapshotId): Promise<ServedSnapshot> {
  using opened = new DisposableStack();
  opened.use(await holdSnapshot(dataDir, id));
  const manifest = await verifySnapshot(dataDir, id);
  const folder = snapshotDir(dataDir, id);
  const models = join(folder, MODEL_DIR);
  const [index, stars, taste] = await Promise.all([
    readModel(models, MODEL_FILES.index),
    readModel(models, MODEL_FILES.stars),
    readModel(models, MODEL_FILES.taste, new Arena()),
  ]);
  const catalog = opened.use(await openCatalog(join(folder, CATALOG_FILE), "read"));
  // one after another, as each takes turns with requests
  const ratings = reviveRatingIndex(index);
  const itemFilms = await inTurns(filmsOf(ratings.itemIds, await ratedFilms(catalog), id));
  keepFilms(catalog, itemFilms);
  const titles = await indexTitles(await allTitles(catalog));
  const recommender = createRecommender(id, {
    stars: reviveStars(stars),
    taste: await inTurns(reviveTaste(taste)),
    ratings,
    itemFilms,
    titles,
  });
  const held = opened.move();
  const dispose = (): void => {
    held.dispose();
    void inTurns(freeAll([index, stars]));
  };
  return { manifest, catalog, titles, recommender, [Symbol.dispose]: dispose };
}

/** Left to the garbage collector, all memory goes back at once, which requests would wait for. */
function* freeAll(models: readonly ModelData[]): Pieces<void> {
  for (const model of models) yield* freeTensors(model);
}

/** The film of each item, both by ascending id. */
function* filmsOf(
  itemIds: Int32Array,
  films: readonly Film[],
  snapshot: SnapshotId,
): Pieces<readonly Film[]> {
  const found: Film[] = [];
  let next = 0;
  for (const itemId of itemIds) {
    while (next < films.length && films[next].id < itemId) next++;
    if (films[next]?.id !== itemId) {
      throw new ReelmatchError(
        "CORRUPT",
        `Snapshot ${snapshot} has a model of film ${itemId} and no film.`,
      );
    }
    found.push(films[next]);
    yield;
  }
  return found;
}
