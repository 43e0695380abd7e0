import { getQualityReport, type QualityReport } from "../catalog/quality.ts";
import { getTmdbAge, type TmdbAge } from "../catalog/tmdb_age.ts";
import type { Site, SnapshotSummary } from "../site.ts";
import type { IngestStatus } from "../snapshots/ingest_status.ts";
import type { FigureSpec } from "../ui/charts/spec.ts";
import { coverageFigure } from "../ui/figures/coverage.ts";
import { starsQualityFigure, tasteQualityFigure } from "../ui/figures/model_quality.ts";
import type { Texts } from "../ui/figures/texts.ts";
import { trainingErrorFigure } from "../ui/figures/training_error.ts";
import { changesBetween, type SnapshotChanges } from "./snapshot_changes.ts";

/** A published snapshot in the list of all. */
export interface SnapshotStep {
  readonly snapshot: SnapshotSummary;
  readonly isInUse: boolean;
  /** Since the one it followed; `null` where that is not there any more. */
  readonly changes: SnapshotChanges | null;
}

/** What the model's page shows. */
export interface ModelPage {
  readonly snapshot: SnapshotSummary;
  readonly figures: readonly FigureSpec[];
  readonly quality: QualityReport;
  /** How the last ingest ended, where one has. */
  readonly lastIngest: IngestStatus | null;
  /** How old the facts of TMDB's API are, where there are any. */
  readonly tmdbAge: TmdbAge | null;
  /** Newest first. */
  readonly steps: readonly SnapshotStep[];
}

/** More would make a long page longer; the one in use is there however old it is. */
const MOST_STEPS = 12;

/** The card of the model in use: how good it is, what it was made from, and what came before. */
export async function modelPage(
  { catalog, snapshot, history, lastIngest }: Site,
  texts: Texts,
  now = new Date(),
): Promise<ModelPage> {
  const [quality, all, ended, tmdbAge] = await Promise.all([
    getQualityReport(catalog),
    history(),
    lastIngest(),
    getTmdbAge(catalog, now),
  ]);
  const { evaluation, models } = snapshot;
  const byId = new Map<string, SnapshotSummary>(all.map((one) => [one.id, one]));
  return {
    snapshot,
    figures: [
      tasteQualityFigure(evaluation, models.taste.kind, texts),
      starsQualityFigure(evaluation, models.stars.kind, texts),
      coverageFigure(evaluation, models.stars.kind, texts),
      trainingErrorFigure(snapshot, texts),
    ].filter((figure) => figure !== null),
    quality,
    lastIngest: ended,
    tmdbAge,
    steps: all.filter((one, at) => at < MOST_STEPS || one.id === snapshot.id).map((one) => {
      const before = one.parent === null ? undefined : byId.get(one.parent);
      return {
        snapshot: one,
        isInUse: one.id === snapshot.id,
        changes: before === undefined ? null : changesBetween(before, one),
      };
    }),
  };
}
