/**
 * One person's ten films in process, reasons and uncertainty included, beside the plainest way to
 * get a list: predict every film's stars and sort them all. Runs on the current snapshot, or on
 * generated models of 270,896 people × 45,115 films × 64 factors. Times are of the processor, as
 * other work may share the machine.
 *
 *     deno task bench recommend [--generated]
 */
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { filmId, userId } from "../lib/ids.ts";
import type { StarsModel } from "../lib/models/heads.ts";
import { type RatingIndex, reviveRatingIndex } from "../lib/models/rating_index.ts";
import { reviveStars } from "../lib/models/revive.ts";
import { openSnapshot } from "../lib/recommender/open.ts";
import type { VisitorRating } from "../lib/recommender/recommendation.ts";
import type { Recommender } from "../lib/recommender/recommender.ts";
import { recommenderOver } from "../lib/recommender/testing.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { MODEL_DIR, MODEL_FILES, snapshotDir } from "../lib/snapshots/layout.ts";
import { readModel } from "../lib/snapshots/model_files.ts";
import { generatedModel } from "./serving_model.ts";

const ROUNDS = 7;
/** Others in each round, since known people are remembered; there are 671 in the demo. */
const PEOPLE = 80;
const PLAIN = { limit: 10, order: "taste", includeSeen: false, explore: 0 } as const;
/** What may be asked for beside the plain list. */
const QUERIES = {
  "the plain list": PLAIN,
  "a broad list": { ...PLAIN, explore: 0.5 },
  "seen films too": { ...PLAIN, includeSeen: true },
  "by genre and years": { ...PLAIN, genre: "Drama", yearFrom: 1990, yearTo: 1995 },
  "100 films": { ...PLAIN, limit: 100 },
} as const;

interface Served {
  /** One that remembers nobody. */
  readonly forgetful: () => Promise<Recommender>;
  readonly stars: StarsModel;
  readonly index: RatingIndex;
}

function generated(): Served {
  const size = { people: 270_896, films: 45_115, factors: 64, head: 5000 };
  const { stars, taste, ratings } = generatedModel(size);
  return { forgetful: () => recommenderOver(stars, taste, ratings), stars, index: ratings };
}

async function current(): Promise<Served> {
  const { dataDir } = readConfig();
  const id = await readCurrent(dataDir);
  if (id === null) {
    const cure = "run `deno task ingest`, or give --generated";
    throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: ${cure}.`);
  }
  const folder = join(snapshotDir(dataDir, id), MODEL_DIR);
  return {
    forgetful: async () => (await openSnapshot(dataDir, id)).recommender,
    stars: reviveStars(await readModel(folder, MODEL_FILES.stars)),
    index: reviveRatingIndex(await readModel(folder, MODEL_FILES.index)),
  };
}

/** Every film's predicted stars, the seen ones left out, sorted, the first ten kept. */
function predictAllAndSort(stars: StarsModel, user: number, seen: ReadonlySet<number>): number[] {
  const profile = stars.profile(user);
  const predicted: { item: number; mean: number }[] = [];
  for (let item = 0; item < stars.nItems; item++) {
    if (!seen.has(item)) predicted.push({ item, mean: stars.predict(profile, item).mean });
  }
  return predicted.sort((a, b) => b.mean - a.mean).slice(0, PLAIN.limit).map(({ item }) => item);
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of the processor for one person: the median of several rounds, each over others. */
async function timed(people: number, work: (user: number) => unknown): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = cpuMilliseconds();
    for (let user = 0; user < people; user++) await work(round * people + user);
    if (round > 0) times.push((cpuMilliseconds() - begun) / people); // first the compiler warms up
  }
  return `${times.toSorted((a, b) => a - b)[ROUNDS >> 1].toFixed(2).padStart(6)} ms`;
}

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);
const { values: given } = parseArgs({ options: { generated: { type: "boolean" } } });
const { forgetful, stars, index } = await (given.generated ? generated() : current());
const people = Math.min(PEOPLE, Math.floor(index.userIds.length / (ROUNDS + 1)));
const all = people * (ROUNDS + 1);
const known = Array.from({ length: all }, (_, user) => userId(index.userIds[user]));
const seen = known.map((_, user) => new Set(index.history(user).items));

await line(`${stars.nUsers} people, ${stars.nItems} films`);
for (const [what, query] of Object.entries(QUERIES)) {
  const recommender = await forgetful();
  const time = await timed(people, (user) => recommender.recommend(known[user], query));
  await line(`${time}  ${what}`);
}
const recommender = await forgetful();
const again = () => timed(people, (user) => recommender.recommend(known[user % people], PLAIN));
await line(`${await again()}  the plain list of a person who has asked before`);
const visits = known.map((_, user): VisitorRating[] => {
  const { items, values } = index.history(user);
  const own = Array.from(items, (item, at) => ({ item, rating: values[at] })).slice(0, 20);
  return own.map(({ item, rating }) => ({ id: filmId(index.itemIds[item]), rating }));
});
const ofVisitors = await timed(people, (user) => recommender.recommendVisitor(visits[user], PLAIN));
await line(`${ofVisitors}  the plain list of a visitor with 20 ratings at most`);
const ofNaive = await timed(people, (user) => predictAllAndSort(stars, user, seen[user]));
await line(`${ofNaive}  predict every film's stars and sort, nothing else`);
Deno.exit(0);
