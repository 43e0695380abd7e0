/**
 * How training time and memory grow with the number of ratings, on generated ratings.
 *
 *     deno task bench scale [ratings …]
 */
import { print } from "../lib/command.ts";
import { drawSweep, startSampler } from "../lib/models/stars/bayes/sampler.ts";
import { DEFAULT_BAYES } from "../lib/models/stars/bayes/settings.ts";
import { trainSvd } from "../lib/models/stars/svd.ts";
import { SURPRISE_SVD } from "../lib/models/stars/svd_settings.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import { alsSettingsFor, trainAls } from "../lib/models/taste/als.ts";

const SIZES = [100_000, 1_000_000];
const PASSES = 3;

/** Seconds of one epoch: the least of the gaps between reports, so that the start does not count. */
async function epochSeconds(fit: (onEpoch: () => void) => unknown): Promise<number> {
  let least = Infinity;
  let last = 0;
  await fit(() => {
    const now = performance.now();
    if (last > 0) least = Math.min(least, now - last);
    last = now;
  });
  return least / 1000;
}

const sizes = Deno.args.length > 0 ? Deno.args.map(Number) : SIZES;
await print(
  Deno.stdout,
  "ratings     SVD k=100, ns a rating   Gibbs k=7, ns a rating   ALS, µs a rating   resident MiB\n",
);
for (const count of sizes) {
  const people = Math.round(count / 100);
  const films = Math.min(45_000, Math.round(Math.sqrt(count) * 12));
  const ratings = syntheticRatings({ people, films, ratings: count }, 1);
  const svd = await epochSeconds((onEpoch) =>
    trainSvd(ratings, { ...SURPRISE_SVD, epochs: PASSES }, { onEpoch })
  );
  const gibbs = await epochSeconds(async (onEpoch) => {
    const sampler = startSampler(ratings, DEFAULT_BAYES.factors, 1);
    for (let sweep = 0; sweep < PASSES; sweep++) {
      await drawSweep(sampler, sweep);
      onEpoch();
    }
  });
  const settings = { ...alsSettingsFor(count, 1), iterations: PASSES };
  const als = await epochSeconds((onEpoch) => trainAls(ratings, settings, { onEpoch }));
  const figures = [svd * 1e9 / count, gibbs * 1e9 / count, als * 1e6 / count];
  const memory = Deno.memoryUsage().rss / 2 ** 20;
  await print(
    Deno.stdout,
    `${String(count).padEnd(11)} ${
      figures.map((figure) => figure.toFixed(1).padStart(22)).join("")
    }` +
      `${memory.toFixed(0).padStart(15)}\n`,
  );
}
