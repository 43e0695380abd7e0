import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Catalog, openCatalog } from "../../catalog/connection.ts";
import { allFilms } from "../../catalog/films.ts";
import { getStatistic } from "../../catalog/statistics.ts";
import { columnsOf, csvRecords } from "../csv/csv_records.ts";
import { ingestInto } from "../ingest.ts";
import { inspectFile } from "../input_file.ts";
import { parseMovieLensTitle } from "../movielens_title.ts";
import { parseSources } from "../sources.ts";
import { DEMO_TABLE } from "../sources/demo.ts";
import { fileReport, inFolder } from "../testing.ts";

/** MovieLens's own files of the same edition, where somebody has put them. */
const MOVIELENS = fileURLToPath(
  new URL("../../../../shared/data/ml-latest-small", import.meta.url),
);
const hasMovieLens = await Deno.stat(MOVIELENS).then(() => true, () => false);

async function readTable<Name extends string>(
  path: string,
  names: readonly Name[],
): Promise<Record<Name, string>[]> {
  const file = await inspectFile(path, "utf-8");
  const { field } = columnsOf(file, names);
  const records = await Array.fromAsync(csvRecords(file));
  return records.map(({ fields }) =>
    Object.fromEntries(names.map((name) => [name, field(fields, name)])) as Record<Name, string>
  );
}

const readDemoTable = () => readTable(DEMO_TABLE, ["movielens_id", "title", "year"]);

Deno.test("the demo gives all films, and a rating to each film of its table", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "demo.duckdb");
    const report = await ingestInto(path, parseSources(["demo"], []));
    const table = await readDemoTable();
    assertEquals(fileReport(report, "films").rowsKept, 45_433);
    assertEquals(fileReport(report, "films").rowsRepaired, 3);
    assertEquals(fileReport(report, "films").rowsDuplicate, 30);
    assertEquals(fileReport(report, "links").rowsKept, table.length);
    const ratings = fileReport(report, "ratings");
    assertEquals(ratings.rowsRead, 100_004);
    assertEquals(ratings.rowsKept + ratings.rowsWithoutFilm, 100_004);
    assert(ratings.rowsKept >= 75_000);
    assertEquals(report.warnings, []);
    using catalog = await openCatalog(path, "read");
    const [totals] = await getStatistic(catalog, "totals");
    assertEquals(totals.films, 45_433);
    assertEquals(totals.ratedFilms, table.length);
    if (hasMovieLens) await checkResolution(catalog);
  });
});

/** Every film that the table was resolved to has the TMDB id of MovieLens's own bridge. */
async function checkResolution(catalog: Catalog): Promise<void> {
  const links = await readTable(join(MOVIELENS, "links.csv"), ["movieId", "tmdbId"]);
  const tmdb = new Map(links.map(({ movieId, tmdbId }) => [Number(movieId), Number(tmdbId)]));
  const resolved = (await allFilms(catalog)).filter(({ movieLensId }) => movieLensId !== null);
  const right = resolved.filter(({ id, movieLensId }) => tmdb.get(movieLensId ?? 0) === id);
  assertEquals(right.length, resolved.length);
}

/** Letters and digits alone, so that punctuation, accents and case do not tell titles apart. */
const plain = (title: string): string =>
  title.normalize("NFKD").toLowerCase().replaceAll("&", "and").replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A title with the names that MovieLens adds in parentheses. */
function namesOf(text: string): string[] {
  const { title } = parseMovieLensTitle(text);
  const others = Array.from(
    title.matchAll(/\(([^()]*)\)/g),
    ([, name]) => name.replace(/^a\.?k\.?a\.? /i, ""),
  );
  return [title, title.replaceAll(/\s*\([^()]*\)/g, ""), ...others].map(plain).filter((name) =>
    name !== ""
  );
}

Deno.test({
  name: "every row of the demo's table is the film that MovieLens's movies.csv has under its id",
  ignore: !hasMovieLens,
  fn: async () => {
    const movies = await readTable(join(MOVIELENS, "movies.csv"), ["movieId", "title"]);
    const titles = new Map(movies.map(({ movieId, title }) => [movieId, title]));
    const wrong = (await readDemoTable()).filter(({ movielens_id, title, year }) => {
      const theirs = titles.get(movielens_id) ?? "";
      const ours = plain(title);
      const isSame = namesOf(theirs).some((name) => name.includes(ours) || ours.includes(name));
      return !isSame || parseMovieLensTitle(theirs).year !== Number(year);
    });
    assertEquals(wrong, []);
  },
});

Deno.test("the demo's table names each film once, by id, with a title and a year", async () => {
  const table = await readDemoTable();
  assert(table.length >= 600);
  const ids = table.map(({ movielens_id }) => Number(movielens_id));
  assertEquals(ids, ids.toSorted((a, b) => a - b));
  assertEquals(new Set(ids).size, ids.length);
  for (const { title, year } of table) {
    assert(title !== "" && title === title.trim());
    assert(/^(19|20)\d\d$/.test(year));
  }
});
