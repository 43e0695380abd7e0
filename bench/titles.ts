/**
 * Searching the titles of the current snapshot: our index beside MiniSearch, for words as people type
 * them. Median and slowest of 50 searches each, in milliseconds, and how many films each finds.
 *
 *     deno task bench titles
 */
import MiniSearch from "minisearch";
import { join } from "node:path";
import { closeCatalog, openCatalog } from "../lib/catalog/connection.ts";
import { allTitles } from "../lib/catalog/films.ts";
import { indexTitles } from "../lib/catalog/titles/index_titles.ts";
import { folded, wordsOf } from "../lib/catalog/titles/words.ts";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { CATALOG_FILE, snapshotDir } from "../lib/snapshots/layout.ts";

const WORDS = [
  "t",
  "the",
  "godfather",
  "the lord of the rings",
  "amelie",
  "matirx",
  "the godfathr",
];
const ROUNDS = 50;

function timed(search: () => number): string {
  const found = search(); // the compiler warms up
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    search();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  const [median, slowest] = [times[ROUNDS >> 1], times[ROUNDS - 1]];
  return `${median.toFixed(2).padStart(7)} ${slowest.toFixed(2).padStart(7)} ${
    String(found).padStart(6)
  }`;
}

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

const { dataDir } = readConfig();
const current = await readCurrent(dataDir);
if (current === null) {
  throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: run \`deno task ingest\`.`);
}
const catalog = await openCatalog(join(snapshotDir(dataDir, current), CATALOG_FILE), "read");
const titles = await allTitles(catalog);
closeCatalog(catalog);

let begun = performance.now();
const ours = await indexTitles(titles);
const built = performance.now() - begun;
begun = performance.now();
const theirs = new MiniSearch<typeof titles[number]>({
  fields: ["title"],
  tokenize: wordsOf,
  processTerm: folded,
  searchOptions: {
    combineWith: "AND",
    prefix: true,
    fuzzy: (word) => word.length < 4 ? false : word.length < 8 ? 1 : 2,
  },
});
theirs.addAll(titles);
const theirsBuilt = performance.now() - begun;
await line(
  `${titles.length} titles; built in ${built.toFixed(0)} ms, ${theirsBuilt.toFixed(0)} ms`,
);
await line(`${"words".padEnd(24)} ours: median slowest found   MiniSearch: median slowest found`);
for (const words of WORDS) {
  const mine = timed(() => ours.find(words).length);
  await line(`${words.padEnd(24)} ${mine}     ${timed(() => theirs.search(words).length)}`);
}
