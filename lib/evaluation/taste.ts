import { ReelmatchError } from "../errors.ts";
import { countBy, groupBy } from "../models/groups.ts";
import type { TasteModel } from "../models/heads.ts";
import { historiesOf } from "../models/histories.ts";
import { selectRatings } from "../models/index_ratings.ts";
import type { Ratings } from "../models/ratings.ts";
import { topN } from "../models/topn.ts";
import type { Trainer } from "../models/trainers.ts";
import { bootstrapFigure, type Interval } from "./bootstrap.ts";
import type { Split } from "./folds.ts";
import { gini, ndcgAt, recallAt } from "./metrics.ts";
import { type PersonFigures, sumByPerson } from "./person_figures.ts";

/** How well lists found the relevant films of those who had any. */
export interface TasteAccuracy {
  readonly ndcg_at_10: number;
  readonly recall_at_20: number;
  /** People with a rating in training and at least one relevant film held out. */
  readonly people: number;
}

/** The same lists, asked for the films that people came to like. */
export interface LikedAccuracy extends TasteAccuracy {
  /** A film is relevant from this rating on: the lowest one in the top quarter of the scale. */
  readonly min_rating: number;
}

/** What was measured of a taste head on one split. */
export interface TasteSplit extends TasteAccuracy {
  /** Left out where nobody liked a held-out film, or the relevant ratings were asked for. */
  readonly liked?: LikedAccuracy;
  readonly fit_seconds: number;
}

/** One of several folds that were held out in turn. */
export interface TasteFold extends TasteSplit {
  readonly fold: number;
}

/**
 * How well a taste head orders the whole catalogue; of several folds the means, of people those
 * tested in any. Names are those of the JSON output.
 */
export interface TasteReport extends TasteSplit {
  readonly model: string;
  /** 95 % interval of nDCG@10 by the bootstrap over people. */
  readonly ndcg_interval: Interval;
  /** Share of the catalogue that is in anybody's first ten. */
  readonly coverage: number;
  /** Gini coefficient of exposure in the first ten. */
  readonly gini: number;
  /** Mean of −log₂(share of people who rated the film) over the first ten. */
  readonly novelty: number;
  /** Mean similarity of two films of a person's first ten. */
  readonly intra_list_similarity: number;
  /** Each fold by itself, where they were held out in turn; `fit_seconds` is then their sum. */
  readonly folds?: readonly TasteFold[];
}

/** A report, and what a paired comparison with another model needs. */
export interface TasteEvaluation {
  readonly report: TasteReport;
  /** nDCG@10 of each person counted. */
  readonly ndcgs: PersonFigures;
  /** That of liked films, where the report tells of them. */
  readonly likedNdcgs?: PersonFigures;
}

/** The training ratings of those who have a held-out one: of many people only few may be tested. */
function ratingsOfTested({ train, test }: Split): Ratings {
  const isTested = new Uint8Array(train.nUsers);
  for (const user of test.users) isTested[user] = 1;
  let count = 0;
  for (const user of train.users) count += isTested[user];
  const positions = new Int32Array(count);
  for (let at = 0, next = 0; next < count; at++) {
    if (isTested[train.users[at]] === 1) positions[next++] = at;
  }
  return selectRatings(train, positions);
}

/** Shared by all without a relevant film, who are most people where few are tested. */
const NONE: ReadonlySet<number> = new Set();

/** Held-out films of each person that they had not rated in training; none of a newcomer's. */
function relevantFilms(
  { users, items, values, nUsers }: Ratings,
  seen: readonly { items: Int32Array }[],
  minRating: number,
): ReadonlySet<number>[] {
  const { starts, order } = groupBy(users, nUsers);
  return Array.from({ length: nUsers }, (_, user) => {
    const rows = order.subarray(starts[user], starts[user + 1]);
    const known = new Set(rows.length > 0 ? seen[user].items : []);
    if (known.size === 0) return NONE;
    const relevant = new Set<number>();
    for (const row of rows) {
      if (values[row] >= minRating && !known.has(items[row])) relevant.add(items[row]);
    }
    return relevant;
  });
}

/** The lowest rating in the top quarter of the scale: 4 of half stars and of whole ones. */
function likedFrom({ values, scale: { min, max } }: Ratings): number {
  const bound = max - (max - min) / 4;
  return values.reduce((least, value) => value >= bound ? Math.min(least, value) : least, Infinity);
}

/** Sums up how well lists find films that are relevant. */
class Tally {
  readonly users: number[] = [];
  readonly ndcgs: number[] = [];
  #recalls = 0;

  add(user: number, list: Int32Array, relevant: ReadonlySet<number>): void {
    if (relevant.size === 0) return;
    this.users.push(user);
    this.ndcgs.push(ndcgAt(10, list, relevant));
    this.#recalls += recallAt(20, list, relevant);
  }

  accuracy(): TasteAccuracy {
    const people = this.users.length;
    const ndcg = this.ndcgs.reduce((sum, value) => sum + value, 0);
    return { ndcg_at_10: ndcg / people, recall_at_20: this.#recalls / people, people };
  }

  /** nDCG@10 by person. */
  figures(userIds: Int32Array): PersonFigures {
    return sumByPerson(this.ndcgs, Int32Array.from(this.users), userIds);
  }
}

function pairwise(model: TasteModel, list: Int32Array): number {
  let sum = 0;
  for (let a = 1; a < list.length; a++) {
    for (let b = 0; b < a; b++) sum += model.similarity(list[a], list[b]);
  }
  return list.length < 2 ? 0 : sum / (list.length * (list.length - 1) / 2);
}

/**
 * Measures a trained taste head: orders the full catalogue for everybody who has a relevant film on
 * the held-out side; films rated in training are left out.
 * @param model of the split's items, whoever trained it
 * @param minRating the rating from which a held-out film is relevant; without it, any, and `liked`
 * tells of the top quarter of the scale
 * @throws {ReelmatchError} `BAD_INPUT` where no held-out film is relevant to anybody
 */
export function measureTaste(
  name: string,
  model: TasteModel,
  split: Split,
  seed: number,
  minRating?: number,
): Omit<TasteEvaluation, "report"> & { report: Omit<TasteReport, "fit_seconds"> } {
  const { train, test } = split;
  const histories = historiesOf(ratingsOfTested(split));
  const relevant = relevantFilms(test, histories, minRating ?? -Infinity);
  if (relevant.every((films) => films.size === 0)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `No held-out rating ${
        minRating === undefined ? "" : `of ${minRating} or more `
      }is of a film new to its person: expected at least one.`,
    );
  }
  const min_rating = minRating === undefined ? likedFrom(test) : Infinity;
  const liked = min_rating < Infinity ? relevantFilms(test, histories, min_rating) : [];
  const [found, foundLiked] = [new Tally(), new Tally()];
  const exposures = new Int32Array(train.nItems);
  const popularity = countBy(train.items, train.nItems);
  const scores = new Float32Array(train.nItems);
  let novelty = 0;
  let similarity = 0;
  let shown = 0;
  for (let user = 0; user < train.nUsers; user++) {
    if (relevant[user].size === 0) continue;
    model.scores(model.foldIn(histories[user]), scores);
    const list = topN(scores, 20, histories[user].items);
    found.add(user, list, relevant[user]);
    if (liked.length > 0) foundLiked.add(user, list, liked[user]);
    const first = list.subarray(0, 10);
    similarity += pairwise(model, first);
    for (const item of first) {
      exposures[item]++;
      novelty -= Math.log2(Math.min(Math.max(1, popularity[item]) / train.nUsers, 1));
      shown++;
    }
  }
  const figures = found.figures(train.userIds);
  const hasLiked = foundLiked.users.length > 0;
  const accuracy = found.accuracy();
  return {
    report: {
      model: name,
      ...accuracy,
      ndcg_interval: bootstrapFigure(figures, seed),
      ...(hasLiked ? { liked: { min_rating, ...foundLiked.accuracy() } } : {}),
      coverage: exposures.filter((count) => count > 0).length / train.nItems,
      gini: gini(exposures),
      novelty: novelty / (shown || 1),
      intra_list_similarity: similarity / accuracy.people,
    },
    ndcgs: figures,
    ...(hasLiked ? { likedNdcgs: foundLiked.figures(train.userIds) } : {}),
  };
}

/** Trains a taste head on one side of a split and measures it on the other: {@link measureTaste}. */
export async function evaluateTaste(
  name: string,
  split: Split,
  fit: Trainer<TasteModel>,
  seed: number,
  minRating?: number,
): Promise<TasteEvaluation> {
  const start = performance.now();
  const model = await fit(split.train, seed);
  const fit_seconds = (performance.now() - start) / 1000;
  const { report, ...figures } = measureTaste(name, model, split, seed, minRating);
  return { report: { ...report, fit_seconds }, ...figures };
}
