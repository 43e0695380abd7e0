import type { Arena } from "./arena.ts";
import { type Chunk, chunksOf } from "./chunks.ts";
import { type NormalPrior, priorPull } from "./gibbs_features.ts";
import type { FeatureDraw, GibbsKernel } from "./gibbs_kernel.ts";
import type { RowRatings, RowStatistics } from "./gibbs_rows.ts";
import { loadKernel } from "./load.ts";
import type { KernelCall, Team } from "./team.ts";

/** What solving a row's system costs, in ratings. */
const SOLVING = 8;
/** Rows of weights that are summed in single precision before double takes over. */
const SCATTERED_ROWS = 2048;

const addressOf = (array: Float32Array | Int32Array | undefined): number => array?.byteOffset ?? 0;

/** A prior in single precision where the kernels can read it. */
interface StoredPrior {
  readonly precision: Float32Array;
  readonly pull: Float32Array;
}

/** Room that a group of shared features needs while it is drawn. */
interface Systems {
  readonly systems: Float32Array;
  readonly rights: Float32Array;
}

/**
 * The WebAssembly SIMD build of the loops for arrays of an arena and vectors of one width, a multiple
 * of 4, on the threads of a team. Same results as {@link gibbsPlain} within rounding; the same bits
 * on every machine and for any number of threads.
 */
export function gibbsSimd(arena: Arena, width: number, team: Team): GibbsKernel {
  return new SimdKernel(arena, width, team);
}

class SimdKernel implements GibbsKernel {
  readonly #arena: Arena;
  readonly #width: number;
  readonly #team: Team;
  readonly #chunks = new Map<Int32Array, readonly Chunk[]>();
  readonly #priors = new Map<Float32Array, StoredPrior>();
  readonly #systems = new Map<Float32Array, Systems>();
  readonly #scratches: Float32Array[] = [];

  constructor(arena: Arena, width: number, team: Team) {
    this.#arena = arena;
    this.#width = width;
    this.#team = team;
  }

  async accumulate(ratings: RowRatings, { hessians, gradients }: RowStatistics): Promise<void> {
    const { starts, order, others, design, rowPrecision, otherPrecision, residual } = ratings;
    const addresses = [
      ...[starts, order, others, design, otherPrecision, rowPrecision].map(addressOf),
      ...[residual, hessians, gradients].map(addressOf),
    ];
    await this.#run(this.#chunksOf(starts), (scratch) => {
      if (this.#width === 8) return { kernel: "accumulate8", args: addresses };
      return { kernel: "accumulate", args: [...addresses, this.#width, scratch] };
    });
  }

  async draw(
    [own, ...shared]: readonly FeatureDraw[],
    statistics: RowStatistics,
    totals: Float32Array,
  ): Promise<void> {
    await this.#drawRows(own, statistics, totals);
    await this.#prepare(shared, statistics);
    const { hessians, gradients } = statistics;
    const kernel = loadKernel(this.#arena.memory);
    for (const { features, normals } of shared) {
      const { starts, rows, scales, weights } = features;
      const { systems, rights } = this.#systemsOf(weights);
      kernel.drawFeatures(
        ...[0, starts.length - 1],
        ...[starts, rows, scales, weights, systems, rights, hessians, gradients].map(addressOf),
        ...[totals.byteOffset, normals.byteOffset, this.#width, this.#scratch(0)],
      );
    }
  }

  async #drawRows(
    { features, prior, normals }: FeatureDraw,
    { hessians, gradients }: RowStatistics,
    totals: Float32Array,
  ): Promise<void> {
    const { starts, weights } = features;
    const { precision, pull } = this.#store(prior, weights);
    const addresses = [weights, hessians, gradients, totals, precision, pull, normals];
    await this.#run(this.#chunksOf(starts), (scratch) => ({
      kernel: "drawRows",
      args: [...addresses.map(addressOf), this.#width, scratch],
    }));
  }

  /** Factors the systems of shared features, which do not change while these are drawn. */
  async #prepare(shared: readonly FeatureDraw[], { hessians }: RowStatistics): Promise<void> {
    const calls = shared.flatMap(({ features, prior }) => {
      const { starts, rows, scales, weights } = features;
      const { precision, pull } = this.#store(prior, weights);
      const { systems, rights } = this.#systemsOf(weights);
      const addresses = [starts, rows, scales, weights, hessians, precision, pull, systems, rights];
      return this.#chunksOf(starts).map((chunk) => ({ chunk, addresses }));
    });
    await this.#team.run(
      this.#arena.memory,
      calls.map(({ chunk: { from, to }, addresses }, at) => ({
        kernel: "prepareFeatures",
        args: [from, to, ...addresses.map(addressOf), this.#width, this.#scratch(at)],
      })),
    );
  }

  async settle(
    ratings: RowRatings,
    { totals, before }: { totals: Float32Array; before: Float32Array },
    squares: Float32Array,
  ): Promise<void> {
    const { starts, order, others, design, residual } = ratings;
    const addresses = [starts, order, others, design, totals, before, residual, squares];
    await this.#run(this.#chunksOf(starts), (scratch) => ({
      kernel: "settle",
      args: [...addresses.map(addressOf), this.#width, scratch],
    }));
  }

  async scatter(groups: readonly Float32Array[]): Promise<Float64Array[]> {
    const width = this.#width;
    const size = width * width + width;
    const parts = groups.flatMap((weights, group) => {
      const rows = weights.length / width;
      return Array.from({ length: Math.ceil(rows / SCATTERED_ROWS) }, (_, at) => ({
        group,
        from: at * SCATTERED_ROWS,
        to: Math.min(rows, (at + 1) * SCATTERED_ROWS),
      }));
    });
    await this.#team.run(
      this.#arena.memory,
      parts.map(({ group, from, to }, at) => ({
        kernel: "scatter",
        args: [from, to, groups[group].byteOffset, this.#scratch(at), width],
      })),
    );
    const sums = groups.map(() => new Float64Array(size));
    parts.forEach(({ group }, at) => {
      const part = this.#scratches[at];
      for (let d = 0; d < size; d++) sums[group][d] += part[d];
    });
    return sums;
  }

  /** Runs a kernel on chunks of rows; `callOf` is told the address of scratch space of its own. */
  async #run(chunks: readonly Chunk[], callOf: (scratch: number) => KernelCall): Promise<void> {
    const calls = chunks.map(({ from, to }, at) => {
      const { kernel, args } = callOf(this.#scratch(at));
      return { kernel, args: [from, to, ...args] };
    });
    await this.#team.run(this.#arena.memory, calls);
  }

  #chunksOf(starts: Int32Array): readonly Chunk[] {
    return remembered(this.#chunks, starts, () => chunksOf(starts, SOLVING));
  }

  /** A prior as the kernels read it; the place belongs to the weights that it is of. */
  #store(prior: NormalPrior, weights: Float32Array): StoredPrior {
    const stored = remembered(this.#priors, weights, () => ({
      precision: this.#arena.float32(prior.precision.length),
      pull: this.#arena.float32(this.#width),
    }));
    stored.precision.set(prior.precision);
    stored.pull.set(priorPull(prior));
    return stored;
  }

  #systemsOf(weights: Float32Array): Systems {
    return remembered(this.#systems, weights, () => ({
      systems: this.#arena.float32(weights.length * this.#width),
      rights: this.#arena.float32(weights.length),
    }));
  }

  /** The address of room for one call: twice four systems of single precision and their vectors. */
  #scratch(at: number): number {
    const width = this.#width;
    while (this.#scratches.length <= at) {
      this.#scratches.push(this.#arena.float32(8 * width * width + 16 * width));
    }
    return this.#scratches[at].byteOffset;
  }
}

function remembered<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) known.set(key, value = make());
  return value;
}
