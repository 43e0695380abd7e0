import { join } from "node:path";
import { z } from "zod";
import { messageOf, ReelmatchError } from "../errors.ts";
import { type SnapshotId, snapshotId } from "../ids.ts";
import { MANIFEST_FILE } from "./layout.ts";

/** A 95 % confidence interval by the bootstrap over people. */
const interval = z.object({ low: z.number(), high: z.number() });

/** A difference with its interval. */
const difference = interval.extend({ difference: z.number() });

/** Error of one model on held-out ratings, in stars. What is optional, older snapshots lack. */
const starsMetrics = z.object({
  model: z.string(),
  rmse: z.number(),
  mae: z.number(),
  rmse_interval: interval.optional(),
  mae_interval: interval.optional(),
  /** Shares of held-out ratings that lay within the predicted 50, 80 and 95 % intervals. */
  interval_coverage: z.object({ 50: z.number(), 80: z.number(), 95: z.number() }).optional(),
});

/** Quality of one ordering on held-out ratings of the full catalogue. */
const tasteMetrics = z.object({
  model: z.string(),
  ndcg_at_10: z.number(),
  ndcg_interval: interval.optional(),
  recall_at_20: z.number(),
  /** Share of the catalogue that any list shows, 0–1. */
  coverage: z.number(),
  /** How many people were measured. */
  people: z.int(),
});

const settings = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

export const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string().transform((text) => snapshotId(text)),
  created_at: z.iso.datetime(),
  /** The snapshot that was current when this one was published. */
  parent: z.string().transform((text) => snapshotId(text)).nullable(),
  code_version: z.string(),
  sources: z.array(z.object({
    source: z.string(),
    file: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    rows: z.int(),
  })),
  /** What became of the rows that were read; the examples of each reason stay in the catalogue. */
  quality: z.object({
    films_without_ratings: z.int(),
    rejects: z.array(z.object({ file: z.string(), reason: z.string(), rows: z.int() })),
    warnings: z.array(z.string()),
  }),
  counts: z.object({ films: z.int(), ratings: z.int(), people: z.int() }),
  models: z.object({
    stars: z.object({
      kind: z.string(),
      settings,
      /** RMSE on the ratings learned from, after each epoch or sweep of the published model. */
      training_rmse: z.array(z.number()).optional(),
    }),
    taste: z.object({ kind: z.string(), settings }),
  }),
  /** Measured on ratings held out before the published models were trained on all of them. */
  evaluation: z.object({
    protocol: z.string(),
    stars: z.array(starsMetrics),
    taste: z.array(tasteMetrics),
  }),
  /** Whether the promotion gate let it become current, and why; older snapshots lack it. */
  promotion: z.object({
    activated: z.boolean(),
    /** The snapshot that was in use. */
    compared_with: z.string().transform((text) => snapshotId(text)).nullable(),
    /** Of how many people the same ratings were held out. */
    people: z.int(),
    /** Its figures less those of the other. */
    rmse: difference.optional(),
    ndcg_at_10: difference.optional(),
    reason: z.string(),
  }).optional(),
  /** Seconds that each stage of the build took, by its name. */
  stage_seconds: z.record(z.string(), z.number()),
  /** SHA-256 and size of every other file of the snapshot, by its path relative to the folder. */
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.int() })),
});

/** What a snapshot says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads and checks the manifest in a snapshot's folder.
 * @throws {ReelmatchError} `CORRUPT` where it is missing or malformed
 */
export async function readManifest(folder: string, id: SnapshotId): Promise<Manifest> {
  try {
    const text = await Deno.readTextFile(join(folder, MANIFEST_FILE));
    const manifest = manifestSchema.parse(JSON.parse(text));
    if (manifest.id !== id) throw new Error(`it names itself ${manifest.id}`);
    return manifest;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new ReelmatchError("CORRUPT", `The manifest of snapshot ${id} cannot be used: ${why}`, {
      cause: error,
    });
  }
}
