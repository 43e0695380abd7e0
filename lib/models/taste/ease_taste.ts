import { checkHistory } from "../check_ratings.ts";
import { groupBy } from "../groups.ts";
import type { Contribution, History, ModelData, Neighbour, TasteModel } from "../heads.ts";
import { topN } from "../topn.ts";
import { gradesOf, type Grading } from "./grade.ts";

/** The numbers of EASE in its dual form. */
export interface EaseParts {
  readonly settings: ModelData["settings"];
  readonly nItems: number;
  /** The training matrix X by person, rows and columns weighted: offsets, items and values. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  readonly values: Float32Array;
  /** `nItems`: the weight of each column of X, and so of a liking of the item and of its score. */
  readonly itemWeights: Float32Array;
  /** `C = (X Xᵀ + λ)⁻¹`, `nUsers × nUsers` */
  readonly inverse: Float32Array;
  readonly grading: Grading;
  /** Ratings at which the similarity of a film counts half. */
  readonly similarityDamping: number;
}

/** A history as EASE takes it in. */
export interface EaseProfile {
  readonly items: Int32Array;
  /** The weighted liking of each item. */
  readonly grades: Float32Array;
  /** `C X x`: how much the person is like each training person, the others considered. */
  readonly alike: Float64Array;
}

/** The people who rated each item, with their entries of X. */
interface Columns {
  readonly starts: Int32Array;
  readonly users: Int32Array;
  readonly values: Float32Array;
}

function columnsOf({ starts, items, values, nItems }: EaseParts): Columns {
  const userOf = new Int32Array(items.length);
  for (let user = 0; user < starts.length - 1; user++) {
    userOf.fill(user, starts[user], starts[user + 1]);
  }
  const byItem = groupBy(items, nItems);
  return {
    starts: byItem.starts,
    users: byItem.order.map((at) => userOf[at]),
    values: Float32Array.from(byItem.order, (at) => values[at]),
  };
}

/**
 * A taste head by EASE, a linear model from a person's films to all films whose weights B have a
 * zero diagonal (Steck 2019). With fewer people than films its closed form needs only a matrix of
 * people: with `t = Xᵀ C X x` and `d = diag(Xᵀ C X)`, the score of a film is `(t − d x) / (1 − d)`.
 */
export class EaseTaste implements TasteModel<EaseProfile> {
  readonly kind = "ease";
  readonly nItems: number;
  readonly #parts: EaseParts;
  readonly #nUsers: number;
  readonly #columns: Columns;
  /** `d`, how much of a film's own entry returns to it. */
  readonly #own: Float64Array;
  readonly #norms: Float64Array;

  constructor(parts: EaseParts) {
    this.#parts = parts;
    this.nItems = parts.nItems;
    this.#nUsers = parts.starts.length - 1;
    this.#columns = columnsOf(parts);
    this.#own = Float64Array.from(
      { length: this.nItems },
      (_, item) => this.#along(item, this.#spread([item], [1])),
    );
    this.#norms = Float64Array.from({ length: this.nItems }, (_, item) => {
      const { starts, values } = this.#columns;
      return Math.hypot(...values.subarray(starts[item], starts[item + 1]));
    });
  }

  foldIn(history: History): EaseProfile {
    checkHistory(history, this.nItems);
    const { grading, itemWeights } = this.#parts;
    const grades = gradesOf(history, grading).map((grade, at) =>
      grade * itemWeights[history.items[at]]
    );
    return { items: history.items, grades, alike: this.#spread(history.items, grades) };
  }

  scores({ items, grades, alike }: EaseProfile, out = new Float32Array(this.nItems)): Float32Array {
    for (let item = 0; item < this.nItems; item++) {
      out[item] = this.#along(item, alike) / (1 - this.#own[item]);
    }
    items.forEach((item, at) => {
      const own = this.#own[item];
      out[item] -= own * grades[at] / (1 - own);
    });
    return out;
  }

  explain({ items, grades }: EaseProfile, item: number): readonly Contribution[] {
    const influence = this.#spread([item], [1 / (1 - this.#own[item])]);
    return Array.from(items, (own, at) => ({
      item: own,
      share: own === item ? 0 : grades[at] * this.#along(own, influence),
    }));
  }

  similarity(a: number, b: number): number {
    const { starts, users, values } = this.#columns;
    const lengths = this.#norms[a] * this.#norms[b];
    let sum = 0;
    for (let left = starts[a], right = starts[b]; left < starts[a + 1] && right < starts[b + 1];) {
      if (users[left] === users[right]) sum += values[left++] * values[right++];
      else if (users[left] < users[right]) left++;
      else right++;
    }
    return lengths === 0 ? 0 : sum / lengths;
  }

  similar(item: number, count: number): readonly Neighbour[] {
    const { starts } = this.#columns;
    const similarities = Float32Array.from({ length: this.nItems }, (_, other) => {
      const ratings = starts[other + 1] - starts[other];
      const damping = ratings / (ratings + this.#parts.similarityDamping);
      return ratings === 0 ? -Infinity : this.similarity(item, other) * damping;
    });
    return Array.from(
      topN(similarities, count, [item]),
      (other) => ({ item: other, similarity: similarities[other] }),
    );
  }

  toData(): ModelData {
    const { settings, starts, items, values, itemWeights, inverse } = this.#parts;
    const { grading, similarityDamping } = this.#parts;
    return {
      kind: this.kind,
      settings,
      tensors: {
        constants: {
          shape: [6],
          data: Float64Array.of(
            this.nItems,
            grading.mean,
            grading.sd,
            grading.weight,
            grading.pull,
            similarityDamping,
          ),
        },
        starts: { shape: [starts.length], data: starts },
        items: { shape: [items.length], data: items },
        values: { shape: [values.length], data: values },
        item_weights: { shape: [this.nItems], data: itemWeights },
        inverse: { shape: [this.#nUsers, this.#nUsers], data: inverse },
      },
    };
  }

  /** `C X x` for a few entries of x. */
  #spread(items: ArrayLike<number>, entries: ArrayLike<number>): Float64Array {
    const { starts, users, values } = this.#columns;
    const met = new Float64Array(this.#nUsers);
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      for (let row = starts[item]; row < starts[item + 1]; row++) {
        met[users[row]] += values[row] * entries[at];
      }
    }
    const { inverse } = this.#parts;
    const spread = new Float64Array(this.#nUsers);
    for (let user = 0; user < this.#nUsers; user++) {
      if (met[user] === 0) continue;
      const base = user * this.#nUsers;
      for (let other = 0; other < this.#nUsers; other++) {
        spread[other] += met[user] * inverse[base + other];
      }
    }
    return spread;
  }

  /** The product of one column of X with a vector over people. */
  #along(item: number, people: Float64Array): number {
    const { starts, users, values } = this.#columns;
    let sum = 0;
    for (let row = starts[item]; row < starts[item + 1]; row++) {
      sum += values[row] * people[users[row]];
    }
    return sum;
  }
}
