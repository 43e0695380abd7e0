/**
 * How the time of an epoch of SVD grows with ratings, factors and threads, on generated ratings in
 * the order of a catalogue. Least of a few epochs: where the machine is busy, read the ratios.
 *
 *     deno task bench svd [ratings …]
 */
import { cpuUsage } from "node:process";
import { print } from "../lib/command.ts";
import { groupBy } from "../lib/models/groups.ts";
import { selectRatings } from "../lib/models/index_ratings.ts";
import { startTeam } from "../lib/models/kernel/team.ts";
import type { Ratings } from "../lib/models/ratings.ts";
import { trainSvd } from "../lib/models/stars/svd.ts";
import { SURPRISE_SVD } from "../lib/models/stars/svd_settings.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";

const SIZES = [100_000, 1_000_000];
const FACTORS = [16, 64, 100];
const WORKERS = [1, 2];
const EPOCHS = 5;

function catalogueOf(count: number): Ratings {
  const people = Math.max(10, Math.round(count / 96));
  const films = Math.min(45_115, Math.round(Math.sqrt(count) * 12));
  const ratings = syntheticRatings({ people, films, ratings: count }, 1);
  return selectRatings(ratings, groupBy(ratings.users, ratings.nUsers).order);
}

const cpuMs = (): number => {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
};

/** Least milliseconds of an epoch after the first, on the wall and of all processors. */
async function epochMs(
  ratings: Ratings,
  factors: number,
  workers: number,
): Promise<{ wall: number; cpu: number }> {
  using team = startTeam(workers);
  const least = { wall: Infinity, cpu: Infinity };
  let last = { wall: NaN, cpu: NaN };
  const onEpoch = (): void => {
    const now = { wall: performance.now(), cpu: cpuMs() };
    // the first difference is no number, and so is the least with it
    if (now.wall - last.wall < least.wall) least.wall = now.wall - last.wall;
    if (now.cpu - last.cpu < least.cpu) least.cpu = now.cpu - last.cpu;
    last = now;
  };
  await trainSvd(ratings, { ...SURPRISE_SVD, factors, epochs: EPOCHS }, { onEpoch, team });
  return least;
}

const sizes = Deno.args.length > 0 ? Deno.args.map(Number) : SIZES;
await print(
  Deno.stdout,
  "ratings     factors  threads  ns a rating  of processors  ratio to 1 thread  resident MiB\n",
);
for (const count of sizes) {
  const ratings = catalogueOf(count);
  for (const factors of FACTORS) {
    let alone = NaN;
    for (const workers of WORKERS) {
      const { wall, cpu } = await epochMs(ratings, factors, workers);
      if (workers === 1) alone = wall;
      const cells = [
        String(count).padEnd(10),
        String(factors).padStart(8),
        String(workers).padStart(8),
        (wall * 1e6 / count).toFixed(1).padStart(12),
        (cpu * 1e6 / count).toFixed(1).padStart(14),
        `${(alone / wall).toFixed(2)}×`.padStart(18),
        (Deno.memoryUsage().rss / 2 ** 20).toFixed(0).padStart(13),
      ];
      await print(Deno.stdout, `${cells.join(" ")}\n`);
    }
  }
}
