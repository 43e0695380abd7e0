import { basename, dirname, join, resolve } from "node:path";
import { type ExportedRows, type ExportFormat, exportTables } from "../catalog/export.ts";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import type { ModelData } from "../models/heads.ts";
import { flush, removeIfThere, writeDurably } from "./files.ts";
import { holdSnapshot } from "./hold.ts";
import { CATALOG_FILE, MODEL_DIR, MODEL_FILES, snapshotDir } from "./layout.ts";
import type { Manifest } from "./manifest.ts";
import { readModel } from "./model_files.ts";
import { verifySnapshot } from "./verify.ts";

/** What is exported, and where to. */
export interface SnapshotExport {
  readonly dataDir: string;
  readonly id: SnapshotId;
  readonly format: ExportFormat;
  /** A folder that does not exist yet. */
  readonly out: string;
}

/**
 * Writes a snapshot's films, ratings and factors as files into a new folder, whole or not at all.
 * `model.json` there says how predictions are made of the factors.
 * @throws {ReelmatchError} `BAD_INPUT` where the folder exists, `NOT_FOUND` or `CORRUPT` for the
 * snapshot, `UNAVAILABLE` where the disk refuses
 */
export async function exportSnapshot({ dataDir, id, format, out }: SnapshotExport): Promise<void> {
  const target = resolve(out);
  if (await Deno.lstat(target).then(() => true, () => false)) {
    throw new ReelmatchError("BAD_INPUT", `${out} exists already: name a new folder by --out.`);
  }
  using _held = await holdSnapshot(dataDir, id);
  const manifest = await verifySnapshot(dataDir, id);
  const folder = snapshotDir(dataDir, id);
  const models = join(folder, MODEL_DIR);
  const index = await readModel(models, MODEL_FILES.index);
  const stars = await readModel(models, MODEL_FILES.stars);
  const taste = await readModel(models, MODEL_FILES.taste);
  const draft = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}`);
  try {
    await Deno.mkdir(draft, { recursive: true });
    await exportTables({
      catalogPath: join(folder, CATALOG_FILE),
      folder: draft,
      format,
      rows: factorRows(index, stars, taste),
    });
    const description = JSON.stringify(describe(manifest, stars), null, 2) + "\n";
    await writeDurably(join(draft, "model.json"), new TextEncoder().encode(description));
    await removeIfThere(join(draft, ".spill"));
    await Deno.rename(draft, target);
    await flush(dirname(target));
  } catch (error) {
    await removeIfThere(draft).catch(() => {});
    if (error instanceof ReelmatchError) throw error;
    const text = `${out} cannot be written (${messageOf(error)}): name another folder by --out.`;
    throw new ReelmatchError("UNAVAILABLE", text, { cause: error });
  }
}

/** The factors of whichever tensors the models have: not every kind of model has factors. */
function factorRows(index: ModelData, stars: ModelData, taste: ModelData): ExportedRows[] {
  const people = { id: "user_id", ids: idsOf(index, "user_ids") } as const;
  const films = { id: "film_id", ids: idsOf(index, "item_ids") } as const;
  return [
    { ...people, name: "people_factors", columns: columnsOf(stars, "user_bias", "user_factors") },
    { ...films, name: "film_factors", columns: columnsOf(stars, "item_bias", "item_factors") },
    {
      ...films,
      name: "film_taste_factors",
      columns: columnsOf(taste, undefined, "item_factors", "als.item_factors"),
    },
  ].filter(({ columns }) => Object.keys(columns).length > 0);
}

function idsOf({ tensors }: ModelData, name: string): Int32Array {
  const data = tensors[name]?.data;
  if (data instanceof Int32Array) return data;
  throw new ReelmatchError("CORRUPT", `The model's index has no ${name}: run ingest again.`);
}

/** `bias` and `f1`, `f2` … of the first of these tensors that the model has. */
function columnsOf(
  { tensors }: ModelData,
  bias: string | undefined,
  ...factors: readonly string[]
): ExportedRows["columns"] {
  const columns: Record<string, (row: number) => number> = {};
  const biases = bias === undefined ? undefined : tensors[bias];
  if (biases) columns.bias = (row) => biases.data[row];
  const matrix = factors.map((name) => tensors[name]).find((tensor) => tensor !== undefined);
  const rank = matrix?.shape[1] ?? 0;
  for (let factor = 0; factor < rank; factor++) {
    columns[`f${factor + 1}`] = (row) => matrix?.data[row * rank + factor] ?? 0;
  }
  return columns;
}

function describe(manifest: Manifest, { tensors }: ModelData): Record<string, unknown> {
  return {
    snapshot: manifest.id,
    created_at: manifest.created_at,
    counts: manifest.counts,
    models: manifest.models,
    mean: tensors.constants?.data[0] ?? null,
    prediction: "mean + people_factors.bias + film_factors.bias + sum of fi of both, within the " +
      "scale of the ratings",
  };
}
