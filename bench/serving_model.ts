import type { History } from "../lib/models/heads.ts";
import type { RatingIndex } from "../lib/models/rating_index.ts";
import { seededRandom } from "../lib/models/random.ts";
import { FactorStars } from "../lib/models/stars/factor_stars.ts";
import { AlsTaste } from "../lib/models/taste/als_taste.ts";
import { BlendTaste } from "../lib/models/taste/blend_taste.ts";
import { EaseHeadTaste } from "../lib/models/taste/ease_head_taste.ts";

/** How large a generated model is. */
export interface ServedSize {
  readonly people: number;
  readonly films: number;
  readonly factors: number;
  /** Films that EASE covers. */
  readonly head: number;
}

/** Models and histories of random numbers: of the shape of real ones, of the same cost to serve. */
export function generatedModel({ people, films, factors, head }: ServedSize) {
  const random = seededRandom(1);
  const normals = (length: number, sd: number): Float32Array =>
    Float32Array.from({ length }, () => sd * random.normal());
  // no more different histories than are asked for
  const histories = Array.from({ length: Math.min(1000, people) }, (): History => {
    const wanted = Math.min(films / 2, Math.max(1, Math.exp(3.5 + 1.4 * random.normal())));
    const items = new Set<number>();
    while (items.size < wanted) items.add(Math.floor(films * random.uniform() ** 3));
    return {
      items: Int32Array.from(items).sort(),
      values: Float32Array.from(items, () => (1 + random.integer(10)) / 2),
    };
  });
  const itemCounts = Int32Array.from(
    { length: films },
    (_, item) => Math.ceil(60_000 / (1 + item / 20)),
  );
  const ratings: RatingIndex = {
    userIds: Int32Array.from({ length: people }, (_, user) => user + 1),
    itemIds: Int32Array.from({ length: films }, (_, item) => item + 1),
    startScores: Float32Array.from(itemCounts),
    history: (user) => histories[user % histories.length],
  };
  const grading = { mean: 3.5, sd: 1.05, weight: 0.35, pull: 2 };
  const als = new AlsTaste({
    settings: {},
    rank: factors,
    itemFactors: normals(films * factors, 0.1),
    itemCounts,
    grading,
    unobserved: 0.2,
    regularization: 0.01,
    similarityDamping: 20,
    popularDiscount: 0.1,
  });
  const ease = new EaseHeadTaste({
    settings: {},
    itemCounts,
    head: Int32Array.from({ length: head }, (_, place) => place),
    weights: normals(head * head, 0.01),
    precisions: new Float32Array(head).fill(1),
    itemWeights: new Float32Array(films).fill(1),
    grading,
    similarityDamping: 20,
  });
  const taste = new BlendTaste([
    { name: "als", model: als, weight: 0.6 },
    { name: "ease-head", model: ease, weight: 0.4 },
  ], {});
  const stars = new FactorStars({
    kind: "svd",
    settings: {},
    scale: { min: 0.5, max: 5 },
    mean: 3.5,
    noise: 0.9,
    shrinkage: { biasBase: 5, biasPerRating: 0, factorBase: 5, factorPerRating: 0 },
    rank: factors,
    userBias: normals(people, 0.3),
    itemBias: normals(films, 0.3),
    userFactors: normals(people * factors, 0.1),
    itemFactors: normals(films * factors, 0.1),
  });
  return { stars, taste, ratings };
}
