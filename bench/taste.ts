/**
 * What training the taste head costs on generated ratings of the shape of the large MovieLens, by
 * number of threads: implicit ALS by iteration, EASE by the size of its head, and the memory of
 * both beyond the ratings' own arrays. Seconds of CPU stand beside those of the clock, as other
 * work may share the machine.
 *
 *     deno task bench taste [--ratings 26024289] [--threads 1,2] [--heads 1000,3000,5000]
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { print } from "../lib/command.ts";
import { startTeam, type Team } from "../lib/models/kernel/team.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import { alsSettingsFor, trainAls } from "../lib/models/taste/als.ts";
import { DEFAULT_EASE, trainEase } from "../lib/models/taste/ease.ts";

const ITERATIONS = 2;
const text = { type: "string" } as const;
const { values: given } = parseArgs({ options: { ratings: text, threads: text, heads: text } });
const count = Number(given.ratings ?? 1_000_000);
const threads = (given.threads ?? "1,2").split(",").map(Number);
const heads = (given.heads ?? "1000,3000,5000").split(",").map(Number);

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);
const mebibytes = (): number => Deno.memoryUsage().rss / 2 ** 20;
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Does some work, and tells how long it took and how far the memory rose meanwhile. */
async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const before = mebibytes();
  let highest = before;
  const timer = setInterval(() => highest = Math.max(highest, mebibytes()), 100);
  const [begun, cpu] = [performance.now(), cpuSeconds()];
  await work();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(timer);
  highest = Math.max(highest, mebibytes());
  await line(
    `${what.padEnd(44)} ${seconds.toFixed(1).padStart(7)} s, ` +
      `${(cpuSeconds() - cpu).toFixed(1).padStart(6)} s of CPU, ` +
      `${(highest - before).toFixed(0).padStart(5)} MiB more`,
  );
}

const people = Math.max(3000, Math.round(count / 96));
const films = Math.min(45_115, Math.round(Math.sqrt(count) * 12));
const ratings = syntheticRatings({ people, films, ratings: count }, 1);
const settings = { ...alsSettingsFor(count, 1), iterations: ITERATIONS };
await line(
  `${count} ratings, ${ratings.nUsers} people, ${ratings.nItems} films; arrays and process ` +
    `${mebibytes().toFixed(0)} MiB`,
);

async function withTeam(size: number, team: Team): Promise<void> {
  const ends: number[] = [];
  const onEpoch = () => ends.push(performance.now());
  await measured(
    `ALS, ${settings.factors} factors, ${ITERATIONS} iterations, ${size} threads`,
    () => trainAls(ratings, settings, { team, onEpoch }),
  );
  await line(`  the last iteration ${((ends[1] - ends[0]) / 1000).toFixed(1)} s`);
  for (const head of heads) {
    await measured(
      `EASE, the ${head} most rated films, ${size} threads`,
      () => trainEase(ratings, { ...DEFAULT_EASE, head, mostPeople: 0 }, { team }),
    );
  }
}

for (const size of threads) {
  using team = startTeam(size);
  await withTeam(size, team);
}
