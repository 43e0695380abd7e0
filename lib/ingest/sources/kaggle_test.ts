import { assertEquals } from "@std/assert";
import { allFilms } from "../../catalog/films.ts";
import { filmId } from "../../ids.ts";
import { KAGGLE_COLUMNS } from "../kaggle_film.ts";
import { fileReport, inFolder, RATINGS_HEADER, withCatalog } from "../testing.ts";

const HEADER = [...KAGGLE_COLUMNS, "unused"];

const record = (facts: Readonly<Record<string, string>>): string =>
  HEADER.map((name) => `"${(facts[name] ?? "").replaceAll('"', '""')}"`).join(",");

const METADATA = [
  HEADER.join(","),
  record({
    id: "862",
    title: "Toy Story",
    vote_count: "10",
    genres: "[{'name': 'Family'}]",
    overview: "First.",
  }),
  record({
    id: "862",
    title: "Toy Story",
    vote_count: "5415",
    release_date: "1995-10-30",
    overview: "More votes.\nTwo lines.",
  }),
  record({ id: "862", title: "Toy Story", vote_count: "5415", overview: "As many votes, later." }),
  `[],8844,tt0113497,en,,A torn`,
  ` overview,1,/a.jpg,1995-12-15,104.0,Jumanji,6.9,2413,`,
  record({ id: "x", title: "No id" }),
  "too,few",
  "",
].join("\n");

const RATINGS = `${RATINGS_HEADER}\n1,1,4,1\n1,2,4,1\n1,3,4,1\n`;

Deno.test("records are mended, merged field by field and rejected; what only MovieLens knows is from there", async () => {
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS, metadata: METADATA }, async ({ catalog, report }) => {
      const films = await allFilms(catalog);
      assertEquals(
        films.map(({ id, title, description, genres, year, imdbId }) => ({
          id,
          title,
          description,
          genres,
          year,
          imdbId,
        })),
        [
          {
            id: filmId(862),
            title: "Toy Story",
            description: "More votes.\nTwo lines.",
            genres: ["Family"],
            year: 1995,
            imdbId: "tt0114709",
          },
          {
            id: filmId(8844),
            title: "Jumanji",
            description: "A torn\n overview",
            genres: ["Adventure"],
            year: 1995,
            imdbId: "tt0113497",
          },
          {
            id: filmId(15602),
            title: "Grumpier Old Men",
            description: null,
            genres: [],
            year: 1995,
            imdbId: "tt0113228",
          },
        ],
      );
      const file = report.files[0];
      assertEquals(
        [file.rowsRead, file.rowsKept, file.rowsRejected, file.rowsDuplicate, file.rowsRepaired],
        [6, 2, 2, 2, 1],
      );
      assertEquals(report.notes, [
        {
          file: "metadata.csv",
          line: 6,
          outcome: "repaired",
          reason: "a line break had torn the record in two",
        },
        {
          file: "metadata.csv",
          line: 8,
          outcome: "rejected",
          reason: "id is not a TMDB id, a whole number from 1",
        },
        { file: "metadata.csv", line: 9, outcome: "rejected", reason: "2 fields instead of 14" },
      ]);
      assertEquals(fileReport(report, "ratings").rowsKept, 3);
    }, { maxRejectedShare: 0.5 })
  );
});

Deno.test("genres that MovieLens calls otherwise take TMDB's names beside TMDB's facts", async () => {
  const movies =
    "movieId,title,genres\n1,Toy Story (1995),Animation|Children\n3,Grumpier Old Men (1995),Sci-Fi|Comedy|Children\n";
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS, movies, metadata: METADATA }, async ({ catalog }) => {
      const films = await allFilms(catalog);
      assertEquals(films.map(({ genres }) => genres), [
        ["Family"],
        [],
        ["Science Fiction", "Comedy", "Family"],
      ]);
    }, { maxRejectedShare: 0.5 })
  );
});
