import { assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readFilmFactsFile, readTmdbIds } from "./film_facts_file.ts";

async function factsOf(text: string): Promise<unknown> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, text);
    return [...(await readFilmFactsFile(path)).facts];
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("genres and years are read, what is not listed stays unknown", async () => {
  const text = "movieId,title,genres\r\n1,Toy Story (1995),Animation|Comedy\r\n" +
    '7,"Nameless, The",(no genres listed)\r\n';
  assertEquals(await factsOf(text), [
    [1, { genres: ["Animation", "Comedy"], year: 1995 }],
    [7, { genres: [], year: null }],
  ]);
});

Deno.test("another header or a broken line is refused by line", async () => {
  await assertRejects(() => factsOf("id,title\n1,x\n"), ReelmatchError, "line 1");
  await assertRejects(
    () => factsOf("movieId,title,genres\none,Toy Story,Drama\n"),
    ReelmatchError,
    "line 2",
  );
});

Deno.test("Kaggle's metadata and keywords are read by TMDB id", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const header = "genres,id,imdb_id,original_language,original_title,overview,popularity," +
      "poster_path,production_companies,release_date,runtime,title,vote_average,vote_count";
    const films = [
      `"[{'id': 16, 'name': 'Animation'}]",862,tt0114709,en,Toy Story,,21.9,/a.jpg,` +
      `"[{'name': 'Pixar', 'id': 3}]",1995-10-30,81.0,Toy Story,7.7,5415`,
      `[],5,tt0000005,xx,Unvoted,,0.1,,[],,0,Unvoted,0.0,0`,
      `[],not an id,,,,,,,,,,,,`,
    ];
    const path = `${folder}/movies_metadata.csv`;
    await Deno.writeTextFile(path, [header, ...films, ""].join("\n"));
    await Deno.writeTextFile(
      `${folder}/keywords.csv`,
      `id,keywords\n862,"[{'id': 1, 'name': 'toy'}, {'id': 2, 'name': ""boy's room""}]"\n`,
    );
    const { ids, facts } = await readFilmFactsFile(path);
    assertEquals(ids, "tmdb");
    assertEquals([...facts], [
      [862, {
        genres: ["Animation"],
        year: 1995,
        language: "en",
        companies: ["Pixar"],
        keywords: ["toy", "boy's room"],
        votes: { mean: 7.7, count: 5415 },
      }],
      [5, {
        genres: [],
        year: null,
        language: undefined,
        companies: [],
        keywords: undefined,
        votes: undefined,
      }],
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("links lead from the ratings' ids to TMDB's where there is one", async () => {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, "movieId,imdbId,tmdbId\r\n1,0114709,862\r\n2,0113497,\r\n");
    assertEquals([...await readTmdbIds(path)], [[1, 862]]);
    await Deno.writeTextFile(path, "movieId,imdbId,tmdbId\nx,0114709,862\n");
    await assertRejects(() => readTmdbIds(path), ReelmatchError, "line 2");
  } finally {
    await Deno.remove(path);
  }
});
