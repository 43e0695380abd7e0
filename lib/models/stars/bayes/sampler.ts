import { groupBy } from "../../groups.ts";
import { selectRatings } from "../../index_ratings.ts";
import { Arena } from "../../kernel/arena.ts";
import type { RowRatings } from "../../kernel/gibbs_rows.ts";
import { gibbsSimd } from "../../kernel/gibbs_simd.ts";
import { SOLO, type Team } from "../../kernel/team.ts";
import { type Random, seededRandom } from "../../random.ts";
import type { Ratings } from "../../ratings.ts";
import { identityFeatures, type SparseFeatures } from "../../sparse.ts";
import { meanOf } from "../mean.ts";
import { drawLevel, type Level, startLevel, type Workshop } from "./level.ts";
import { drawNoise, type Noise, startNoise } from "./noise.ts";
import { ratedSets, raterSets } from "./sets.ts";

/** The state of the sampler: a model of the ratings, one draw from the posterior. */
export interface Sampler {
  /** The ratings in the sampler's order, by person, and in its unit. */
  readonly ratings: Ratings;
  /** Standard deviation of the ratings as they were given: the unit of everything else here. */
  readonly unit: number;
  readonly workshop: Workshop;
  readonly mean: number;
  readonly people: Level;
  readonly films: Level;
  /** The ratings as each level meets them. */
  readonly byPerson: RowRatings;
  readonly byFilm: RowRatings;
  /** What the present draw leaves unexplained of each rating. */
  readonly residual: Float32Array;
  readonly noise: Noise;
  /** Number of ratings of each person. */
  readonly counts: Int32Array;
  readonly seed: number;
}

/** What a sampler may be told beside the ratings. */
export interface SamplerOptions {
  /** Further features of films, as genres. */
  readonly itemFacts?: readonly SparseFeatures[];
  readonly team?: Team;
}

/** The ratings by person, those of one in their order. */
function sortByPerson(ratings: Ratings): Ratings {
  const { users, nUsers } = ratings;
  const sorted = users.every((user, at) => at === 0 || users[at - 1] <= user);
  return sorted ? ratings : selectRatings(ratings, groupBy(users, nUsers).order);
}

/** The ratings with a standard deviation of 1, on whichever scale they are given. */
function standardize(ratings: Ratings): { ratings: Ratings; unit: number } {
  const { values, scale: { min, max } } = ratings;
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const unit = Math.sqrt(squares / values.length) || 1;
  const scale = { min: min / unit, max: max / unit };
  return { ratings: { ...ratings, values: values.map((value) => value / unit), scale }, unit };
}

/** What a model leaves unexplained of each rating. */
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
 */
export function startSampler(
  given: Ratings,
  factors: number,
  seed: number,
  { itemFacts = [], team = SOLO }: SamplerOptions = {},
): Sampler {
  const { ratings, unit } = standardize(sortByPerson(given));
  const { users, items, values, nUsers, nItems, scale } = ratings;
  const width = factors + 1;
  const arena = new Arena();
  const workshop = { arena, kernel: gibbsSimd(arena, width, team), width };
  const random = seededRandom(seed);
  const mean = meanOf(values);
  const ownPeople = [identityFeatures("person", nUsers), ratedSets(ratings)];
  const ownFilms = [identityFeatures("film", nItems), raterSets(ratings), ...itemFacts];
  const people = startLevel(nUsers, ownPeople, workshop, random);
  const films = startLevel(nItems, ownFilms, workshop, random);
  const residual = arena.float32(values.length);
  fillResiduals(residual, ratings, mean, people.totals, films.totals, width);
  const range = scale.max - scale.min;
  const noise = startNoise(arena.float32(nUsers), range);
  const ones = arena.float32(nItems).fill(1);
  const persons = groupBy(users, nUsers);
  const movies = groupBy(items, nItems);
  return {
    ratings,
    workshop,
    unit,
    mean,
    people,
    films,
    byPerson: {
      starts: arena.copyInt32(persons.starts),
      others: arena.copyInt32(items),
      design: films.totals,
      rowPrecision: noise.precisions,
      otherPrecision: ones,
      residual,
    },
    byFilm: {
      starts: arena.copyInt32(movies.starts),
      order: arena.copyInt32(movies.order),
      others: arena.copyInt32(movies.order.map((at) => users[at])),
      design: people.totals,
      rowPrecision: ones,
      otherPrecision: noise.precisions,
      residual,
    },
    residual,
    noise,
    counts: persons.starts.slice(1).map((end, user) => end - persons.starts[user]),
    seed,
  };
}

/** Draws everything once. Sweep `sweep` of a seed always uses the same random numbers. */
export async function drawSweep(sampler: Sampler, sweep: number): Promise<void> {
  const { workshop, people, films, byPerson, byFilm, noise, counts, seed } = sampler;
  const random: Random = seededRandom(seed, sweep + 1);
  await drawLevel(people, byPerson, workshop, random);
  drawNoise(noise, counts, people.squares, random);
  await drawLevel(films, byFilm, workshop, random);
}

/** Root mean square of what the present draw leaves unexplained, in stars. */
export function errorOf({ films: { squares }, residual, unit }: Sampler): number {
  let sum = 0;
  for (const square of squares) sum += square;
  return unit * Math.sqrt(sum / residual.length);
}
