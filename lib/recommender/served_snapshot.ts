import type { Catalog } from "../catalog/connection.ts";
import type { Manifest } from "../snapshots/manifest.ts";
import type { Recommender } from "./recommender.ts";

/** A published snapshot opened for answering. */
export interface ServedSnapshot {
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  readonly recommender: Recommender;
}
