import { checkHistory, checkRatings } from "../check_ratings.ts";
import type { History, ModelData, Neighbour, TasteModel } from "../heads.ts";
import { popularScores } from "../popular.ts";
import type { Ratings } from "../ratings.ts";
import { TensorReader } from "../tensors.ts";
import { topN } from "../topn.ts";

/** The baseline of the taste head: everybody is shown what most people rated. */
export class PopularityTaste implements TasteModel<null> {
  readonly kind = "popularity";
  readonly nItems: number;
  readonly #counts: Float32Array;

  constructor(counts: Float32Array) {
    this.nItems = counts.length;
    this.#counts = counts;
  }

  foldIn(history: History): null {
    checkHistory(history, this.nItems);
    return null;
  }

  scores(_profile: null, out = new Float32Array(this.nItems)): Float32Array {
    out.set(this.#counts);
    return out;
  }

  /** Nothing a person rated moves these scores, so there is nothing to explain them by. */
  explain(): Float32Array {
    return new Float32Array();
  }

  likings(): Float32Array {
    return new Float32Array();
  }

  similarity(): number {
    return 0;
  }

  similar(item: number, count: number): readonly Neighbour[] {
    return Array.from(
      topN(this.#counts, count, [item]),
      (other) => ({ item: other, similarity: 0 }),
    );
  }

  toData(): ModelData {
    const counts = { shape: [this.nItems], data: this.#counts };
    return { kind: this.kind, settings: {}, tensors: { item_counts: counts } };
  }
}

/** Counts the ratings of every item. */
export function trainPopularity(ratings: Ratings): PopularityTaste {
  checkRatings(ratings);
  return new PopularityTaste(popularScores(ratings));
}

/** @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen */
export function revivePopularity(data: ModelData): PopularityTaste {
  return new PopularityTaste(new TensorReader(data).float32("item_counts", -1));
}
