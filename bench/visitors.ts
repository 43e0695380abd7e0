/**
 * What a visitor is served: the time to fold them in, how near a known person's folded-in
 * predictions are to their trained ones, what breadth costs in nDCG@10, and how well people who
 * have rated nothing yet are served by what is popular and what trends.
 *
 *     deno task bench visitors [ratings.csv folds.txt]
 */
import process from "node:process";
import { print } from "../lib/command.ts";
import { randomFolds, splitFolds } from "../lib/evaluation/folds.ts";
import { ndcgAt } from "../lib/evaluation/metrics.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { diversify } from "../lib/models/diversify.ts";
import type { History } from "../lib/models/heads.ts";
import { historiesOf } from "../lib/models/histories.ts";
import { selectRatings } from "../lib/models/index_ratings.ts";
import { popularScores, trendingScores } from "../lib/models/popular.ts";
import { syntheticRatings } from "../lib/models/synthetic.ts";
import { topN } from "../lib/models/topn.ts";
import { starsTrainer, tasteTrainer } from "../lib/models/trainers.ts";

const CANDIDATES = 50;

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Milliseconds of the processor that a call takes, as other work may share the machine. */
function milliseconds(work: () => unknown): number {
  const times = Array.from({ length: 8 }, () => {
    const { user, system } = process.cpuUsage();
    for (let call = 0; call < 100; call++) work();
    const after = process.cpuUsage();
    return (after.user + after.system - user - system) / 100_000;
  });
  return times.toSorted((a, b) => a - b)[4];
}

const [ratingsPath, foldsPath] = Deno.args;
const ratings = ratingsPath === undefined
  ? syntheticRatings({ people: 671, films: 2000, ratings: 60_000 }, 1)
  : await readRatingsFile(ratingsPath);
const count = ratings.values.length;
const folds = foldsPath === undefined
  ? randomFolds(count, 5, 1)
  : await readFoldsFile(foldsPath, count);
const { train, test } = splitFolds(ratings, folds, [1, 2, 3, 4], [0]);
const stars = await starsTrainer()(train, 42);
const taste = await tasteTrainer()(train, 42);
const histories = historiesOf(train);
const first = (count: number): History => {
  const longest = histories.toSorted((a, b) => b.items.length - a.items.length)[0];
  return { items: longest.items.slice(0, count), values: longest.values.slice(0, count) };
};

for (const count of [1, 20, 200, 1000, 5000]) {
  const history = first(count);
  const ofStars = milliseconds(() => stars.foldIn(history));
  const ofTaste = milliseconds(() => taste.foldIn(history));
  await line(
    `fold in ${history.items.length} ratings: stars ${ofStars.toFixed(2)} ms, ` +
      `taste ${ofTaste.toFixed(2)} ms`,
  );
}

const differences: number[] = [];
const overlaps: number[] = [];
histories.forEach((history, user) => {
  const lists = [stars.profile(user), stars.foldIn(history)].map((profile) =>
    Float32Array.from({ length: ratings.nItems }, (_, item) => stars.predict(profile, item).mean)
  );
  differences.push(meanOf([...lists[0].map((value, item) => Math.abs(value - lists[1][item]))]));
  const [trained, folded] = lists.map((scores) => topN(scores, 10, history.items));
  overlaps.push(trained.filter((item) => folded.includes(item)).length / 10);
});
await line(
  `a known person folded in: ${meanOf(differences).toFixed(3)} stars apart on average, ` +
    `overlap@10 of films by stars ${meanOf(overlaps).toFixed(2)}`,
);

const wanted = histories.map(() => new Set<number>());
test.items.forEach((item, at) => wanted[test.users[at]].add(item));
const people = histories.flatMap((history, user) => {
  if (wanted[user].size === 0) return [];
  const scores = taste.scores(taste.foldIn(history));
  const items = topN(scores, CANDIDATES, history.items);
  return [{ user, items, scores: Array.from(items, (item) => scores[item]) }];
});
for (const breadth of [0, 0.1, 0.2, 0.3, 0.5, 0.7]) {
  const alike: number[] = [];
  const gains = people.map(({ user, items, scores }) => {
    const list = diversify({ items, scores }, 10, breadth, (a, b) => taste.similarity(a, b));
    for (let a = 1; a < list.length; a++) alike.push(taste.similarity(list[a], list[a - 1]));
    return ndcgAt(10, list, wanted[user]);
  });
  await line(
    `breadth ${breadth}: nDCG@10 ${meanOf(gains).toFixed(4)}, neighbours alike ${
      meanOf(alike).toFixed(3)
    }`,
  );
}

const last = ratings.timestamps.toSorted()[Math.floor(0.8 * count)];
const before = Int32Array.from(ratings.timestamps.keys())
  .filter((at) => ratings.timestamps[at] < last);
const past = selectRatings(ratings, before);
const known = new Set(past.users);
const firsts = Array.from({ length: ratings.nUsers }, () => new Set<number>());
ratings.items.forEach((item, at) => firsts[ratings.users[at]].add(item));
const newcomers = firsts.filter((wanted, user) => wanted.size > 0 && !known.has(user));
const starts = {
  popular: popularScores(past),
  "popular of late": trendingScores(past),
};
for (const [name, scores] of Object.entries(starts)) {
  const list = topN(scores, 10);
  const gains = newcomers.map((wanted) => ndcgAt(10, list, wanted));
  await line(
    `${newcomers.length} newcomers of the last fifth of the ratings, shown what is ${name}: ` +
      `nDCG@10 ${meanOf(gains).toFixed(4)}`,
  );
}
