import type { Catalog } from "../catalog/connection.ts";
import type { TitleIndex } from "../catalog/titles/index_titles.ts";
import type { Manifest } from "../snapshots/manifest.ts";
import type { Recommender } from "./recommender.ts";

/** A published snapshot opened for answering, which stays on the disk until it is disposed. */
export interface ServedSnapshot extends Disposable {
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  /** Finds its films by words of their titles. */
  readonly titles: TitleIndex;
  readonly recommender: Recommender;
}
