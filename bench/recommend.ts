/**
 * One person's ten films in process, reasons and uncertainty included, beside the plainest way to
 * get a list: predict every film's stars and sort them all. Runs on the current snapshot.
 *
 *     deno task bench recommend
 */
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { userId } from "../lib/ids.ts";
import type { StarsModel } from "../lib/models/heads.ts";
import { reviveRatingIndex } from "../lib/models/rating_index.ts";
import { reviveStars } from "../lib/models/revive.ts";
import { openSnapshot } from "../lib/recommender/open.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { MODEL_DIR, MODEL_FILES, snapshotDir } from "../lib/snapshots/layout.ts";
import { readModel } from "../lib/snapshots/model_files.ts";
import { join } from "node:path";

const ROUNDS = 5;
const PEOPLE = 100;
const QUERY = { limit: 10, order: "taste", includeSeen: false, explore: 0 } as const;

/** Every film's predicted stars, the seen ones left out, sorted, the first ten kept. */
function predictAllAndSort(stars: StarsModel, user: number, seen: ReadonlySet<number>): number[] {
  const profile = stars.profile(user);
  const predicted: { item: number; mean: number }[] = [];
  for (let item = 0; item < stars.nItems; item++) {
    if (!seen.has(item)) predicted.push({ item, mean: stars.predict(profile, item).mean });
  }
  return predicted.sort((a, b) => b.mean - a.mean).slice(0, QUERY.limit).map(({ item }) => item);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1];

/** Milliseconds for one person, of several rounds over the same people. */
async function timed(people: Int32Array, work: (user: number) => unknown): Promise<number> {
  const begun = performance.now();
  for (let user = 0; user < people.length; user++) await work(user);
  return (performance.now() - begun) / people.length;
}

const { dataDir } = readConfig();
const current = await readCurrent(dataDir);
if (current === null) {
  throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: run \`deno task ingest\`.`);
}
const { recommender } = await openSnapshot(dataDir, current);
const folder = join(snapshotDir(dataDir, current), MODEL_DIR);
const stars = reviveStars(await readModel(folder, MODEL_FILES.stars));
const index = reviveRatingIndex(await readModel(folder, MODEL_FILES.index));
const people = index.userIds.subarray(0, PEOPLE);
const seen = Array.from(people, (_, user) => new Set(index.history(user).items));

const ours: number[] = [];
const naive: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const a = await timed(people, (user) => recommender.recommend(userId(people[user]), QUERY));
  const b = await timed(people, (user) => predictAllAndSort(stars, user, seen[user]));
  if (round === 0) continue; // the compiler warms up
  ours.push(a);
  naive.push(b);
}
await print(
  Deno.stdout,
  `${stars.nItems} films, ${people.length} people, median of ${ROUNDS} rounds
recommend, with reasons and uncertainty: ${median(ours).toFixed(2)} ms
predict every film and sort, nothing else: ${median(naive).toFixed(2)} ms
ratio: ${(median(ours) / median(naive)).toFixed(2)}
`,
);
Deno.exit(0);
