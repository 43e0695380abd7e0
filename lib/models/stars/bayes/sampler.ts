import { countBy } from "../../groups.ts";
import { Arena } from "../../kernel/arena.ts";
import { gibbsSimd } from "../../kernel/gibbs_simd.ts";
import { type Random, seededRandom } from "../../random.ts";
import type { Ratings } from "../../ratings.ts";
import { identityFeatures, type SparseFeatures } from "../../sparse.ts";
import { meanOf } from "../mean.ts";
import { drawLevel, type Level, startLevel, type Workshop } from "./level.ts";
import { drawNoise, type Noise, startNoise } from "./noise.ts";
import { ratedSets, raterSets } from "./sets.ts";

/** A further division of the ratings, as a stretch of a person's history: a vector for each part. */
export interface Moments {
  readonly name: string;
  readonly count: number;
  /** The part of each rating. */
  readonly rowOf: Int32Array;
}

/** The state of the sampler: a model of the ratings, one draw from the posterior. */
export interface Sampler {
  readonly ratings: Ratings;
  readonly workshop: Workshop;
  /** The person and film of each rating, in the workshop's memory. */
  readonly users: Int32Array;
  readonly items: Int32Array;
  readonly mean: number;
  readonly people: Level;
  /** What is added to a person's vector at a moment; empty where time plays no part. */
  readonly moments: Level | undefined;
  readonly films: Level;
  /** What the films meet: people, or where there are moments, each rating's own sum. */
  readonly filmsMeet: { readonly others: Int32Array; readonly design: Float32Array };
  /** What the present draw leaves unexplained of each rating. */
  readonly residual: Float32Array;
  readonly noise: Noise;
  /** The precision of each rating, its person's. */
  readonly precision: Float32Array;
  readonly counts: Int32Array;
  readonly seed: number;
}

/** Writes what a model leaves unexplained of each rating. */
function fillResiduals(
  residual: Float32Array,
  { users, items, values }: Ratings,
  mean: number,
  people: Float32Array,
  films: Float32Array,
  width: number,
): void {
  for (let at = 0; at < values.length; at++) {
    const p = users[at] * width;
    const q = items[at] * width;
    let sum = mean + people[p] + films[q];
    for (let d = 1; d < width; d++) sum += people[p + d] * films[q + d];
    residual[at] = values[at] - sum;
  }
}

/**
 * Prepares the Gibbs sampler of a Bayesian factorisation with side information,
 *
 *     r̂ = μ + bᵤ + cᵢ + pᵤ · qᵢ,  (bᵤ, pᵤ) = own weights + Σ of the films rated / √n
 *                                  (cᵢ, qᵢ) = own weights + Σ of the raters / √n + Σ of its facts
 *
 * with a Normal–Wishart prior for each group of weights and a noise level for each person
 * (Salakhutdinov and Mnih 2008; Koren 2008 for the sets; Rendle, Zhang, Koren 2019, who call the
 * raters of a film "flipped" sets).
 * @param itemFacts further features of films, as genres
 * @param moments a division of the ratings whose parts add to the people's vectors
 */
export function startSampler(
  ratings: Ratings,
  itemFacts: readonly SparseFeatures[],
  factors: number,
  seed: number,
  moments?: Moments,
): Sampler {
  const { values, nUsers, nItems } = ratings;
  const width = factors + 1;
  const arena = new Arena();
  const workshop = { arena, kernel: gibbsSimd(arena, width), width };
  const users = arena.copyInt32(ratings.users);
  const items = arena.copyInt32(ratings.items);
  const random = seededRandom(seed);
  const mean = meanOf(values);
  const ownPeople = [identityFeatures("person", nUsers), ratedSets(ratings)];
  const ownFilms = [identityFeatures("film", nItems), raterSets(ratings), ...itemFacts];
  const people = startLevel(users, nUsers, ownPeople, workshop, random);
  const extra = moments && startLevel(
    arena.copyInt32(moments.rowOf),
    moments.count,
    [identityFeatures(moments.name, moments.count)],
    workshop,
    random,
    0,
  );
  const films = startLevel(items, nItems, ownFilms, workshop, random);
  const residual = arena.float32(values.length);
  fillResiduals(residual, ratings, mean, people.totals, films.totals, width);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const { min, max } = ratings.scale;
  const noise = startNoise(nUsers, 0.7 * squares / values.length, max - min);
  const precision = arena.float32(values.length).fill(noise.start);
  const counts = countBy(users, nUsers);
  return {
    ratings,
    workshop,
    users,
    items,
    mean,
    people,
    moments: extra,
    films,
    filmsMeet: extra === undefined ? { others: users, design: people.totals } : {
      others: arena.copyInt32(users.map((_, at) => at)),
      design: arena.float32(values.length * width),
    },
    residual,
    noise,
    precision,
    counts,
    seed,
  };
}

/** Sums a person's vector and the moment's for each rating. */
function joinMoments({ workshop, users, people, filmsMeet }: Sampler, moments: Level): void {
  const { width } = workshop;
  for (let at = 0; at < users.length; at++) {
    const person = users[at] * width;
    const moment = moments.rowOf[at] * width;
    for (let d = 0; d < width; d++) {
      filmsMeet.design[at * width + d] = people.totals[person + d] + moments.totals[moment + d];
    }
  }
}

/** Draws everything once. Sweep `sweep` of a seed always uses the same random numbers. */
export function drawSweep(sampler: Sampler, sweep: number): void {
  const { workshop, users, items, people, moments, films, filmsMeet } = sampler;
  const { residual, noise, precision, counts } = sampler;
  const random: Random = seededRandom(sampler.seed, sweep + 1);
  const meetFilms = { others: items, design: films.totals };
  drawLevel(people, meetFilms, precision, residual, workshop, random);
  if (moments !== undefined) {
    drawLevel(moments, meetFilms, precision, residual, workshop, random);
    joinMoments(sampler, moments);
  }
  drawLevel(films, filmsMeet, precision, residual, workshop, random);
  drawNoise(noise, users, counts, residual, random);
  for (let at = 0; at < users.length; at++) precision[at] = noise.precisions[users[at]];
}
