import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { filmId, movieLensId } from "../ids.ts";
import { inFolder } from "../ingest/testing.ts";
import { buildTables, createCatalog, finishCatalog, mergeFilms } from "./build.ts";
import { type Catalog, openCatalog } from "./connection.ts";
import { joinStaged } from "./join_ratings.ts";
import { loadFilmFeatures } from "./film_features.ts";
import { filmOrigins } from "./film_origins.ts";
import { getFilm } from "./films.ts";
import { type StagedFilm, stageFilms, stageLinks, stageTitles } from "./staging.ts";

const TOY_STORY = filmId(862);

const NO_FACTS: StagedFilm = {
  id: TOY_STORY,
  title: "Toy Story",
  description: null,
  genres: [],
  releaseDate: null,
  language: null,
  runtimeMinutes: null,
  posterPath: null,
  imdbId: null,
  popularity: null,
  voteAverage: null,
  voteCount: 0,
};

/** Merges what `stage` stages and opens the catalogue for `work`. */
async function withMerged(
  stage: (catalog: Catalog) => Promise<void>,
  work: (catalog: Catalog) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    using catalog = await openCatalog(join(folder, "catalog.duckdb"), "write");
    await createCatalog(catalog);
    await stage(catalog);
    await mergeFilms(catalog);
    await joinStaged(catalog);
    await buildTables(catalog);
    await finishCatalog(catalog);
    await work(catalog);
  });
}

async function stageThreeSources(catalog: Catalog): Promise<void> {
  const movieLens = { source: "movielens:small", file: 0 };
  await stageLinks(catalog, movieLens, [
    { movieLensId: movieLensId(1), filmId: TOY_STORY, imdbId: "tt0114709" },
    { movieLensId: movieLensId(7), filmId: TOY_STORY, imdbId: "tt9999999" },
  ]);
  await stageTitles(catalog, movieLens, [
    { movieLensId: movieLensId(7), title: "Seven", year: 1997, genres: ["Crime"] },
    { movieLensId: movieLensId(1), title: "Toy Story (ML)", year: 1995, genres: ["Children"] },
  ]);
  await stageFilms(catalog, { origin: "kaggle", source: "kaggle:a.csv", file: 1 }, [
    { ...NO_FACTS, description: "Kaggle's", runtimeMinutes: 81, voteAverage: 7.7, voteCount: 5415 },
  ]);
  await stageFilms(catalog, { origin: "tmdb", source: "tmdb", file: 2 }, [
    { ...NO_FACTS, title: "Old", genres: ["Animation"], fetchedAt: "2026-01-01T00:00:00Z" },
    {
      ...NO_FACTS,
      title: "New",
      releaseDate: "1996-01-05",
      voteAverage: 8,
      voteCount: 3,
      fetchedAt: "2026-06-01T00:00:00Z",
    },
  ]);
}

Deno.test("each fact is from the most trusted record that tells it, and says from which", async () => {
  await withMerged(stageThreeSources, async (catalog) => {
    const film = await getFilm(catalog, TOY_STORY);
    assertEquals(
      [film?.title, film?.releaseDate, film?.year, film?.voteAverage, film?.voteCount],
      ["New", "1996-01-05", 1996, 8, 3],
    );
    assertEquals([film?.genres, film?.description, film?.runtimeMinutes, film?.imdbId], [
      ["Animation"],
      "Kaggle's",
      81,
      "tt0114709",
    ]);
    assertEquals(await filmOrigins(catalog, TOY_STORY), [
      {
        origin: "tmdb",
        source: "tmdb",
        fetchedAt: "2026-06-01T00:00:00Z",
        fields: ["title", "releaseDate", "year", "votes"],
      },
      { origin: "tmdb", source: "tmdb", fetchedAt: "2026-01-01T00:00:00Z", fields: ["genres"] },
      {
        origin: "kaggle",
        source: "kaggle:a.csv",
        fetchedAt: null,
        fields: ["description", "runtimeMinutes"],
      },
      { origin: "movielens", source: "movielens:small", fetchedAt: null, fields: ["imdbId"] },
    ]);
    assertEquals(await filmOrigins(catalog, filmId(1)), []);
  });
});

Deno.test("nothing that TMDB's API told is learned from", async () => {
  await withMerged(stageThreeSources, async (catalog) => {
    assertEquals(await loadFilmFeatures(catalog, Int32Array.of(5, TOY_STORY)), [
      { genres: [], year: null },
      { genres: ["Children"], year: 1995 },
    ]);
  });
});

Deno.test("a film that is told of once is as if the same was told of it twice", async () => {
  const full: StagedFilm = {
    ...NO_FACTS,
    description: "Toys live.",
    genres: ["Animation", "Family"],
    releaseDate: "1995-10-30",
    language: "en",
    runtimeMinutes: 81,
    posterPath: "/toys.jpg",
    imdbId: "tt0114709",
    popularity: 21.9,
    voteAverage: 7.7,
    voteCount: 5415,
  };
  const sparse = [NO_FACTS, full, { ...full, releaseDate: null }, { ...NO_FACTS, voteCount: 2 }];
  const once = sparse.map((film, at) => ({ ...film, id: filmId(at + 1) }));
  const twice = sparse.map((film, at) => ({ ...film, id: filmId(at + 101) }));
  for (const origin of ["kaggle", "tmdb"] as const) {
    await withMerged(async (catalog) => {
      const films = [...once, ...twice, ...twice];
      await stageFilms(catalog, { origin, source: "a", file: 0 }, films);
    }, async (catalog) => {
      const ids = once.map(({ id }) => id);
      const twin = (id: number) => filmId(id + 100);
      for (const id of ids) {
        const [film, other] = [await getFilm(catalog, id), await getFilm(catalog, twin(id))];
        assertEquals(film, other && { ...other, id });
        assertEquals(film?.title, "Toy Story");
        assertEquals(await filmOrigins(catalog, id), await filmOrigins(catalog, twin(id)));
      }
      assertEquals(
        await loadFilmFeatures(catalog, Int32Array.from(ids)),
        await loadFilmFeatures(catalog, Int32Array.from(ids, twin)),
      );
    });
  }
});

Deno.test("a film that one source tells twice under one number is one film", async () => {
  const movieLens = { source: "movielens:small", file: 0 };
  const told = { movieLensId: movieLensId(1), year: 1995, genres: ["Children"] };
  const stage = async (catalog: Catalog): Promise<void> => {
    await stageLinks(catalog, movieLens, [
      { movieLensId: movieLensId(1), filmId: TOY_STORY, imdbId: "tt0114709" },
    ]);
    await stageTitles(catalog, movieLens, [
      { ...told, title: "Toy Story" },
      { ...told, title: "Toy Story again" },
    ]);
  };
  await withMerged(stage, async (catalog) => {
    assertEquals((await getFilm(catalog, TOY_STORY))?.title, "Toy Story");
    assertEquals((await filmOrigins(catalog, TOY_STORY)).length, 1);
  });
});
