import { join } from "node:path";
import { messageOf } from "../errors.ts";
import type { Checkpoints, TrainingRun, TrainingState } from "../models/checkpoints.ts";
import type { Report } from "../progress/progress.ts";
import { flush, removeIfThere } from "./files.ts";
import { checkpointsDir } from "./layout.ts";
import { readModel, writeModel } from "./model_files.ts";
import { RunKeys, tensorsDigest } from "./run_key.ts";

/** A build trains two heads twice: no more states than that are worth keeping. */
const MOST_KEPT = 4;
const STATE = "state";
const DRAFT = "draft";

/** Where and how often training keeps its state. */
export interface CheckpointOptions {
  readonly dataDir: string;
  /** A run keeps its state at most once in so many milliseconds. */
  readonly everyMs: number;
  /** Told of states that were taken up, could not be used or could not be kept. */
  readonly report: Report;
}

/**
 * States of training runs in a folder of their own, each with a checksum and under a key of all that
 * decides what the run computes. Only the holder of the build lock may use them.
 */
export class DiskCheckpoints implements Checkpoints {
  readonly #folder: string;
  readonly #options: CheckpointOptions;
  readonly #keys = new RunKeys();
  #lastKept = performance.now();

  constructor(options: CheckpointOptions) {
    this.#options = options;
    this.#folder = checkpointsDir(options.dataDir);
  }

  async load(run: TrainingRun): Promise<TrainingState | null> {
    this.#lastKept = performance.now();
    const kept = await this.#list();
    if (kept.length === 0) return null;
    const key = this.#keys.of(run);
    for (const { name, epoch } of kept.filter((one) => one.key === key)) {
      try {
        const { tensors, settings } = await readModel(join(this.#folder, name), STATE);
        if (settings.sha256 !== tensorsDigest(tensors)) throw new Error("its checksum differs");
        this.#options.report(`${run.kind} goes on after epoch ${epoch}, where it was interrupted.`);
        return { epoch, tensors };
      } catch (error) {
        this.#options.report(
          `The state of ${run.kind} after epoch ${epoch} cannot be used: ${messageOf(error)}.`,
        );
        await removeIfThere(join(this.#folder, name));
      }
    }
    return null;
  }

  async offer(run: TrainingRun, state: () => TrainingState, now: boolean): Promise<void> {
    if (!now && performance.now() - this.#lastKept < this.#options.everyMs) return;
    const key = this.#keys.of(run);
    try {
      await this.#keep(key, run.kind, state());
    } catch (error) {
      this.#options.report(`The state of ${run.kind} could not be kept: ${messageOf(error)}.`);
    }
    this.#lastKept = performance.now();
  }

  async #keep(key: string, kind: string, { epoch, tensors }: TrainingState): Promise<void> {
    const draft = join(this.#folder, DRAFT);
    await removeIfThere(draft);
    await Deno.mkdir(draft, { recursive: true });
    const settings = { sha256: tensorsDigest(tensors) };
    await writeModel(draft, STATE, { kind, settings, tensors });
    const name = `${key}-${epoch}`;
    await removeIfThere(join(this.#folder, name));
    await Deno.rename(draft, join(this.#folder, name));
    await flush(this.#folder);
    const others = (await this.#list()).filter((one) => one.name !== name);
    const stale = [
      ...others.filter((one) => one.key === key),
      ...others.filter((one) => one.key !== key).slice(MOST_KEPT - 1),
    ];
    for (const one of stale) await removeIfThere(join(this.#folder, one.name));
  }

  /** What is kept, the newest first. */
  async #list(): Promise<{ name: string; key: string; epoch: number; time: number }[]> {
    const found = [];
    try {
      for await (const { name } of Deno.readDir(this.#folder)) {
        const [, key, epoch] = name.match(/^([0-9a-f]{64})-(\d+)$/) ?? [];
        if (key === undefined) continue;
        const { mtime } = await Deno.stat(join(this.#folder, name));
        found.push({ name, key, epoch: Number(epoch), time: mtime?.getTime() ?? 0 });
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
    return found.sort((a, b) => b.time - a.time || b.epoch - a.epoch);
  }

  /** Forgets all states: what they led to has been published. */
  async clear(): Promise<void> {
    await removeIfThere(this.#folder);
  }
}
