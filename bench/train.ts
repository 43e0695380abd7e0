/**
 * Training beside the plainest loops that do the same, each pair in one process: the ratio is the
 * figure to read, as the times depend on what else the machine does.
 *
 *     deno task bench train [ratings.csv]
 */
import process from "node:process";
import { print } from "../lib/command.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { gibbsPlain } from "../lib/models/kernel/gibbs_kernel.ts";
import { startTeam } from "../lib/models/kernel/team.ts";
import type { Ratings } from "../lib/models/ratings.ts";
import { drawSweep, startSampler } from "../lib/models/stars/bayes/sampler.ts";
import { DEFAULT_BAYES } from "../lib/models/stars/bayes/settings.ts";
import { trainSvd } from "../lib/models/stars/svd.ts";
import { SURPRISE_SVD } from "../lib/models/stars/svd_settings.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import {
  DEFAULT_STARS,
  DEFAULT_TASTE,
  starsTrainer,
  tasteTrainer,
  type Trainer,
} from "../lib/models/trainers.ts";

const ROUNDS = 3;

/** The least of several times, in seconds. */
async function secondsOf(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    least = Math.min(least, (performance.now() - begun) / 1000);
  }
  return least;
}

/** Funk SVD as a first draft would have it: objects, nested arrays, a dot product by `reduce`. */
function plainestSvd({ users, items, values, nUsers, nItems }: Ratings, epochs: number): number {
  const row = () => ({ bias: 0, factors: Array.from({ length: 100 }, () => 0.1) });
  const people = Array.from({ length: nUsers }, row);
  const films = Array.from({ length: nItems }, row);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let epoch = 0; epoch < epochs; epoch++) {
    values.forEach((value, at) => {
      const person = people[users[at]];
      const film = films[items[at]];
      const dot = person.factors.reduce((sum, factor, d) => sum + factor * film.factors[d], 0);
      const error = value - mean - person.bias - film.bias - dot;
      person.bias += 0.005 * (error - 0.02 * person.bias);
      film.bias += 0.005 * (error - 0.02 * film.bias);
      person.factors.forEach((mine, d) => {
        const theirs = film.factors[d];
        person.factors[d] += 0.005 * (error * theirs - 0.02 * mine);
        film.factors[d] += 0.005 * (error * mine - 0.02 * theirs);
      });
    });
  }
  return people[0].bias;
}

/** Seconds of one sweep of the sampler, with the compiled loops or their plain twins. */
async function sweepSeconds(ratings: Ratings, plain: boolean): Promise<number> {
  const sampler = startSampler(ratings, DEFAULT_BAYES.factors, 1);
  const { workshop } = sampler;
  const kernel = gibbsPlain(workshop.width);
  const used = plain ? { ...sampler, workshop: { ...workshop, kernel } } : sampler;
  let sweep = 0;
  await drawSweep(used, sweep++);
  return await secondsOf(() => drawSweep(used, sweep++));
}

const compare = (what: string, ours: number, theirs: number): Promise<void> =>
  print(
    Deno.stdout,
    `${what.padEnd(46)} ${ours.toFixed(3)} s  ${theirs.toFixed(3)} s  ${
      (theirs / ours).toFixed(1)
    }×\n`,
  );

const [path] = Deno.args;
const ratings = path === undefined
  ? syntheticRatings({ people: 671, films: 9066, ratings: 100_000 }, 1)
  : await readRatingsFile(path);
await print(
  Deno.stdout,
  `${ratings.values.length} ratings, ${ratings.nUsers} people, ${ratings.nItems} films; ` +
    `least of ${ROUNDS}\n${"".padEnd(46)} ours     plain    ratio\n`,
);
const epochs = 4;
await compare(
  `SVD, 100 factors, ${epochs} epochs`,
  await secondsOf(() => trainSvd(ratings, { ...SURPRISE_SVD, epochs })),
  await secondsOf(() => plainestSvd(ratings, epochs)),
);
await compare(
  "Gibbs sweep, 7 factors, SIMD and its plain twin",
  await sweepSeconds(ratings, false),
  await sweepSeconds(ratings, true),
);
/** Seconds of a whole fit, passed and of all processors, the least of each. */
async function reportFit<Model>(name: string, fit: Trainer<Model>, threads = 1): Promise<void> {
  using team = startTeam(threads);
  let processor = Infinity;
  const passed = await secondsOf(async () => {
    const before = process.cpuUsage();
    await fit(ratings, 1, { team });
    const { user, system } = process.cpuUsage(before);
    processor = Math.min(processor, (user + system) / 1e6);
  });
  const what = `whole fit of ${name}, ${threads} thread${threads > 1 ? "s" : ""}`;
  await print(
    Deno.stdout,
    `${what.padEnd(46)} ${passed.toFixed(3)} s, of processors ${processor.toFixed(3)} s\n`,
  );
}

await reportFit("svd", starsTrainer("svd"));
await reportFit(DEFAULT_STARS, starsTrainer());
await reportFit(DEFAULT_STARS, starsTrainer(), 2);
await reportFit(DEFAULT_TASTE, tasteTrainer());
