import { createDefine } from "fresh";
import type { Catalog } from "./catalog/connection.ts";
import type { TitleIndex } from "./catalog/titles/index_titles.ts";
import type { ApiDocument } from "./docs/document.ts";
import type { UserId } from "./ids.ts";
import type { Recommender } from "./recommender/recommender.ts";
import type { IngestStatus } from "./snapshots/ingest_status.ts";
import { withOtherMethods } from "./pages/other_methods.ts";
import type { Manifest } from "./snapshots/manifest.ts";

/** What pages may tell about the snapshot that answers; a manifest is one. */
export type SnapshotSummary = Pick<
  Manifest,
  | "id"
  | "created_at"
  | "parent"
  | "code_version"
  | "counts"
  | "models"
  | "evaluation"
  | "promotion"
  | "sources"
  | "stage_seconds"
>;

/** Everything that pages are answered from; one snapshot from the first byte to the last. */
export interface Site {
  readonly catalog: Catalog;
  readonly titles: TitleIndex;
  readonly recommender: Recommender;
  readonly snapshot: SnapshotSummary;
  /** Every published snapshot that can be told of, newest first. */
  readonly history: () => Promise<readonly SnapshotSummary[]>;
  /** How the last ingest ended, where one has. */
  readonly lastIngest: () => Promise<IngestStatus | null>;
  /** Whether pages may show posters from TMDB's image host. */
  readonly postersEnabled: boolean;
}

export type Language = "en" | "fr";
export type Theme = "light" | "dark" | "system";

/** What accompanies a request through middleware and pages. */
export interface State {
  requestId: string;
  /** Nonce of the Content-Security-Policy, where the server sets one. */
  nonce?: string;
  /** Pattern of the route that answered, where the API or a kept page did. */
  route?: string;
  /** Whether the page follows from the snapshot, the address, the language and the theme alone. */
  sameForAll?: boolean;
  /** The API's document, for the page that shows it. */
  apiDocument?: ApiDocument;
  /** `null` before the first snapshot is published. */
  site: Site | null;
  language: Language;
  theme: Theme;
  /** The person whose taste the visitor looks through, where they chose one. */
  person: UserId | null;
}

const fresh = createDefine<State>();

/** Fresh's own, but that every route says 405 to methods that it lacks. */
export const define: typeof fresh = {
  ...fresh,
  handlers: (handlers) => withOtherMethods(fresh.handlers(handlers)),
};
