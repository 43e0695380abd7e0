import { createHash } from "node:crypto";
import type { TrainingRun } from "../models/checkpoints.ts";
import type { Tensor } from "../models/heads.ts";
import { KERNEL_BINARY } from "../models/kernel/binary.ts";
import type { Ratings } from "../models/ratings.ts";
import type { SparseFeatures } from "../models/sparse.ts";
import { VERSION } from "../version.ts";

type Numbers = Tensor["data"];

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Hexadecimal SHA-256 of texts and numbers in their order, each with its length. */
function digestOf(parts: Iterable<string | Numbers>): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(typeof part === "string" ? part : bytesOf(part));
  }
  return hash.digest("hex");
}

/** Hexadecimal SHA-256 of tensors with their names. */
export const tensorsDigest = (tensors: Readonly<Record<string, Tensor>>): string =>
  digestOf(Object.entries(tensors).flatMap(([name, { data }]) => [name, data]));

const ratingsDigest = (ratings: Ratings): string => {
  const { userIds, itemIds, users, items, values, timestamps, scale } = ratings;
  return digestOf([
    `${scale.min} ${scale.max}`,
    ...[userIds, itemIds, users, items, values, timestamps],
  ]);
};

const factsDigest = (facts: readonly SparseFeatures[]): string =>
  digestOf(facts.flatMap(({ name, starts, rows, scales }) => [name, starts, rows, scales]));

/** Keys of training runs: SHA-256 of the data, the settings and the version of the code. */
export class RunKeys {
  /** Digests of ratings seen before; half a gigabyte takes a second. */
  readonly #ratings = new WeakMap<Ratings, string>();

  /** @returns 64 hexadecimal digits */
  of({ kind, settings, ratings, itemFacts = [] }: TrainingRun): string {
    const seen = this.#ratings.get(ratings) ?? ratingsDigest(ratings);
    this.#ratings.set(ratings, seen);
    const code = [VERSION, KERNEL_BINARY];
    return digestOf([...code, kind, JSON.stringify(settings), seen, factsDigest(itemFacts)]);
  }
}
