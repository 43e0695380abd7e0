import { assertEquals } from "@std/assert";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { type FilmClue, matchFilms } from "./match_films.ts";

const NOTHING: FilmClue = {
  tmdbId: null,
  movieLensId: null,
  imdbId: null,
  title: null,
  year: null,
};

const MOVIES = 'movieId,title,genres\n1,Amélie (2001),Drama\n2,"Fast & Furious (2009)",Action\n' +
  '3,"<script>alert(1)</script> (1995)",Drama\n4,Heat (1972),Drama\n5,Heat (1995),Drama\n';
const LINKS = "movieId,imdbId,tmdbId\n" +
  [1, 2, 3, 4, 5].map((n) => `${n},011470${n},${n + 1000}`).join("\n") + "\n";

const matched = (clues: readonly Partial<FilmClue>[]): Promise<(number | null)[]> =>
  inFolder((folder) =>
    withCatalog(
      folder,
      { ratings: `${RATINGS_HEADER}\n1,1,4,1\n`, movies: MOVIES, links: LINKS },
      ({ catalog }) => matchFilms(catalog, clues.map((clue) => ({ ...NOTHING, ...clue }))),
    )
  );

Deno.test("films are found by the numbers of three sites, TMDB's before the others", async () => {
  assertEquals(
    await matched([
      { tmdbId: 1001 },
      { imdbId: "tt0114702" },
      { movieLensId: 3 },
      { tmdbId: 1001, imdbId: "tt0114702", movieLensId: 3, title: "Heat", year: 1995 },
      { tmdbId: 77, title: "Heat", year: 1995 },
      { tmdbId: 77 },
    ]),
    [1001, 1002, 1003, 1001, 1005, null],
  );
});

Deno.test("titles are found without case, accents and marks, with a year about right", async () => {
  assertEquals(
    await matched([
      { title: "AMELIE", year: 2001 },
      { title: "amélie", year: 2002 },
      { title: "Amélie", year: 1990 },
      { title: "Fast and Furious", year: 2009 },
      { title: "Heat", year: 1995 },
      { title: "Heat", year: 1973 },
      { title: "<script>alert(1)</script>", year: 1995 },
      { title: "'); DROP TABLE films; --", year: 1995 },
      { title: "!?", year: 1995 },
      {},
    ]),
    [1001, 1001, null, 1002, 1005, 1004, 1003, null, null, null],
  );
});

Deno.test("no clue finds no film", async () => {
  assertEquals(await matched([]), []);
});
