import { join } from "node:path";
import { closeCatalog, openCatalog } from "../catalog/connection.ts";
import { loadFilmFeatures } from "../catalog/film_features.ts";
import { getQualityReport } from "../catalog/quality.ts";
import { loadRatings } from "../catalog/ratings.ts";
import { getStatistic } from "../catalog/statistics.ts";
import { messageOf, ReelmatchError } from "../errors.ts";
import { heldOutData } from "../evaluation/held_out.ts";
import { ratingIndexData } from "../models/rating_index.ts";
import { workersFor } from "../models/workers.ts";
import type { Report } from "../progress/progress.ts";
import { Stages } from "../progress/stages.ts";
import { VERSION } from "../version.ts";
import { DiskCheckpoints } from "./checkpoints.ts";
import { readCurrent } from "./current.ts";
import { removeIfThere } from "./files.ts";
import { formatChange, formatVerdict } from "./format.ts";
import { decidePromotion } from "./gate.ts";
import { holdSnapshot } from "./hold.ts";
import {
  buildDir,
  CATALOG_FILE,
  HELD_OUT_FILE,
  MODEL_DIR,
  MODEL_FILES,
  newSnapshotId,
} from "./layout.ts";
import { lockForBuild } from "./lock.ts";
import type { Manifest } from "./manifest.ts";
import { writeModel } from "./model_files.ts";
import { pruneSnapshots } from "./prune.ts";
import { beginBuild, publish } from "./publish.ts";
import { type HeadChoice, trainAndEvaluate, type TrainingInput } from "./train.ts";

/** What a build is made of. */
export interface SnapshotBuild {
  readonly dataDir: string;
  /** Seed of training and of the evaluation's split. */
  readonly seed: number;
  /** Writes a new catalogue file at a path, in stages of its own. */
  readonly fill: (path: string, stages: Stages) => Promise<unknown>;
  /** Told what is being done and how far it has come. */
  readonly report: Report;
  /** Makes the snapshot current even where it does worse than the one in use. */
  readonly activateAnyway?: boolean;
  /** Which models to train; by default what is best for so many ratings. */
  readonly choice?: HeadChoice;
  /** Threads to train with; 0 or left out: as many as pay. */
  readonly workers?: number;
  /** Training keeps its state at most once in so many seconds; 30 by default. */
  readonly checkpointSeconds?: number;
  /** Stops training at the end of an epoch, and the build before its next stage. */
  readonly signal?: AbortSignal;
  /** How many of the newest snapshots stay once this one is published; 0 or left out: all. */
  readonly keep?: number;
}

/**
 * Builds a snapshot beside the published ones, catalogue and models, measures it, and makes it
 * current unless the promotion gate keeps it back. The gate compares it with the snapshot that is in
 * use when it is ready, which need not be the one of its beginning: where somebody went back to an
 * older one meanwhile, it has to stand up to that one, and says so. Whatever goes wrong, the snapshot
 * before stays in use.
 * @throws {ReelmatchError} `BUSY` where another process builds, `UNAVAILABLE` where the disk refuses,
 * `BAD_INPUT` for sources that cannot be used
 */
export async function buildSnapshot(build: SnapshotBuild): Promise<Manifest> {
  const { dataDir, report } = build;
  using _lock = await lockForBuild(dataDir);
  const id = newSnapshotId(new Date());
  let isFilled = false;
  try {
    const folder = await beginBuild(dataDir, id);
    const before = await readCurrent(dataDir);
    using _before = before && await holdSnapshot(dataDir, before);
    const stages = new Stages(report, build.signal);
    const catalogPath = join(folder, CATALOG_FILE);
    await stages.run("catalogue", () => build.fill(catalogPath, stages));
    isFilled = true;
    const { ratings, facts, ...described } = await stages.run(
      "load",
      () => readCatalog(catalogPath),
    );
    const models = join(folder, MODEL_DIR);
    // before training, which may change the order of the ratings
    await stages.run(
      "write",
      () => writeModel(models, MODEL_FILES.index, ratingIndexData(ratings)),
    );
    const checkpoints = new DiskCheckpoints({
      dataDir,
      everyMs: 1000 * (build.checkpointSeconds ?? 30),
      report,
    });
    const { seed, choice = {}, signal } = build;
    const count = ratings.values.length;
    const workers = workersFor(count, build.workers ?? 0, navigator.hardwareConcurrency);
    const input = { ratings, facts, seed, choice, workers, checkpoints, signal };
    const trained = await trainAndEvaluate(input, stages);
    const { results } = trained;
    await stages.run("write", async () => {
      await writeModel(models, MODEL_FILES.stars, trained.stars);
      await writeModel(models, MODEL_FILES.taste, trained.taste);
      if (results) await writeModel(models, HELD_OUT_FILE, heldOutData(results));
    });
    const { stars, taste, evaluation, trainingRmse } = trained;
    const draft = {
      id,
      created_at: new Date().toISOString(),
      code_version: VERSION,
      ...described,
      models: {
        stars: {
          kind: stars.kind,
          settings: stars.settings,
          training_rmse: trainingRmse.length > 0 ? [...trainingRmse] : undefined,
        },
        taste: { kind: taste.kind, settings: taste.settings },
      },
      evaluation,
    };
    const manifest = await publish(dataDir, draft, async (current) => {
      if (current !== before) report(formatChange(before, current));
      const activateAnyway = build.activateAnyway ?? false;
      const candidate = { dataDir, current, results, seed, activateAnyway };
      const promotion = await stages.run("compare", () => decidePromotion(candidate));
      return { parent: current, promotion, stage_seconds: stages.seconds };
    });
    report(formatVerdict(manifest).trimEnd());
    await clearUp(build, checkpoints);
    return manifest;
  } catch (error) {
    await removeIfThere(buildDir(dataDir, id)).catch(() => {}); // the next build clears it
    if (error instanceof ReelmatchError && error.code === "INTERRUPTED") {
      throw new ReelmatchError(
        "INTERRUPTED",
        `${error.message} Nothing was published; the same command ${
          isFilled
            ? "takes up the training that was done."
            : "begins the catalogue again, with all that was fetched."
        }`,
        { cause: error },
      );
    }
    throw error instanceof ReelmatchError ? error : diskError(dataDir, error);
  }
}

/** Removes what a published snapshot makes superfluous. What stays all the same is told, and no failure. */
async function clearUp(
  { dataDir, keep, report }: SnapshotBuild,
  checkpoints: DiskCheckpoints,
): Promise<void> {
  try {
    await checkpoints.clear();
    const removed = keep ? await pruneSnapshots(dataDir, keep, report) : [];
    if (removed.length > 0) report(`Removed older snapshots: ${removed.join(", ")}.`);
  } catch (error) {
    report(`What is older could not be removed: ${messageOf(error)}`);
  }
}

/** What the manifest and the trainers need of a freshly written catalogue. */
async function readCatalog(path: string): Promise<
  Pick<Manifest, "sources" | "quality" | "counts"> & Pick<TrainingInput, "ratings" | "facts">
> {
  const catalog = await openCatalog(path, "read");
  try {
    const ratings = await loadRatings(catalog);
    const [totals] = await getStatistic(catalog, "totals");
    const { files, filmsWithoutRatings, rejects, warnings } = await getQualityReport(catalog);
    return {
      sources: files.map(({ source, file, sha256, bytes, rowsRead }) => ({
        source,
        file,
        sha256,
        bytes,
        rows: rowsRead,
      })),
      quality: {
        films_without_ratings: filmsWithoutRatings,
        rejects: rejects.map((reject) => ({ ...reject })),
        warnings: [...warnings],
      },
      counts: { films: totals.films, ratings: totals.ratings, people: totals.people },
      ratings,
      facts: await loadFilmFeatures(catalog, ratings.itemIds),
    };
  } finally {
    closeCatalog(catalog);
  }
}

/** Errors of the file system as Deno's Node-like calls name them. */
const DISK_CODES = [
  "EACCES",
  "EDQUOT",
  "EEXIST",
  "EIO",
  "EISDIR",
  "ENOSPC",
  "ENOTDIR",
  "EPERM",
  "EROFS",
];

/** A failure of the file system as a sentence; any other error as it is. */
function diskError(dataDir: string, error: unknown): unknown {
  const isDisk = error instanceof Deno.errors.NotCapable ||
    (error instanceof Error && "code" in error && DISK_CODES.includes(String(error.code)));
  if (!isDisk) return error;
  return new ReelmatchError(
    "UNAVAILABLE",
    `Writing the snapshot to ${dataDir} failed (${messageOf(error)}): nothing was published; ` +
      "make room or make it writable, or name another folder by DATA_DIR.",
    { cause: error },
  );
}
