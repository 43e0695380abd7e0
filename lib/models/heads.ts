import type { Arena } from "./kernel/arena.ts";
import type { RatingScale } from "./ratings.ts";

/** Numbers of a trained model with their shape, row-major; what a snapshot stores. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array;
}

/** A trained model as plain data: everything needed to revive it, nothing else. */
export interface ModelData {
  /** Which trainer made it and so which reader revives it, as in `"svd"` or `"als"`. */
  readonly kind: string;
  /** The settings it was trained with, seed included. JSON-safe. */
  readonly settings: Readonly<Record<string, number | string | boolean>>;
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Memory of the kernels that all tensors lie in, where they were read into such. */
  readonly arena?: Arena;
}

/** Somebody's ratings by item index: the input of folding in. */
export interface History {
  /** Item index of each rating, without repeats. */
  readonly items: Int32Array;
  /** The rating of each item, on the model's scale. */
  readonly values: Float32Array;
}

/** A predicted rating. */
export interface Prediction {
  /** Expected rating, clipped to the scale. */
  readonly mean: number;
  /** Standard deviation of a rating given by this person to this item, noise included. */
  readonly sd: number;
}

/**
 * The *stars* head: predicts ratings. `P` is what the model knows of one person, opaque to callers,
 * obtained from the training rows or by folding a history in.
 */
export interface StarsModel<P = unknown> {
  readonly kind: string;
  readonly nUsers: number;
  readonly nItems: number;
  readonly scale: RatingScale;
  /** The trained profile of a user index. */
  profile(user: number): P;
  /** A profile computed from a history without training; an empty history gives the biases. */
  foldIn(history: History): P;
  predict(profile: P, item: number): Prediction;
  toData(): ModelData;
}

/** An item beside another with a similarity, larger is closer. */
export interface Neighbour {
  readonly item: number;
  readonly similarity: number;
}

/** The *taste* head: orders items. */
export interface TasteModel<P = unknown> {
  readonly kind: string;
  readonly nItems: number;
  /** A profile computed from a history; the trained row of a known person is its own history folded in. */
  foldIn(history: History): P;
  /** Scores of all `nItems` items, written into and returned as `out` when given. */
  scores(profile: P, out?: Float32Array): Float32Array;
  /**
   * What each item of the history contributed to an item's score, in the history's order; the shares
   * sum to the score.
   */
  explain(profile: P, item: number): Float32Array;
  /**
   * How much the person liked each item of the history, in the history's order: 0 or less for one
   * that they disliked, which is no reason for anything. Empty where the model has no tastes.
   */
  likings(history: History): Float32Array;
  /** How alike two items taste, 1 for the same and about 0 for unrelated ones. */
  similarity(a: number, b: number): number;
  /** The `count` items nearest by taste, shrunk by popularity so that rarely rated items do not lead. */
  similar(item: number, count: number): readonly Neighbour[];
  toData(): ModelData;
}
