import { assert, assertEquals } from "@std/assert";
import type { StagedFilm } from "../catalog/staging.ts";
import { filmId } from "../ids.ts";
import type { Columns } from "./csv/csv_records.ts";
import { KAGGLE_COLUMNS, readKaggleFilm } from "./kaggle_film.ts";

type Name = typeof KAGGLE_COLUMNS[number];

const GOOD: Readonly<Record<Name, string>> = {
  genres: "[{'id': 35, 'name': 'Comedy'}, {'id': 10751, 'name': 'Family'}]",
  id: "862",
  imdb_id: "tt0114709",
  original_language: "en",
  original_title: "Toy Story",
  overview: "Led by Woody.",
  popularity: "21.946943",
  poster_path: "/rhIRbceoE9lR4veEXuwCC2wARtG.jpg",
  release_date: "1995-10-30",
  runtime: "81.0",
  title: "Toy Story",
  vote_average: "7.7",
  vote_count: "5415",
};

const columns: Columns<Name> = {
  width: KAGGLE_COLUMNS.length,
  field: (fields, name) => fields[KAGGLE_COLUMNS.indexOf(name)],
};
const read = (changes: Partial<Record<Name, string>>) =>
  readKaggleFilm(columns, KAGGLE_COLUMNS.map((name) => changes[name] ?? GOOD[name]));

function film(changes: Partial<Record<Name, string>>): StagedFilm {
  const result = read(changes);
  assert("film" in result);
  return result.film;
}

Deno.test("a record becomes a film", () => {
  assertEquals(read({}), {
    film: {
      id: filmId(862),
      title: "Toy Story",
      description: "Led by Woody.",
      genres: ["Comedy", "Family"],
      releaseDate: "1995-10-30",
      language: "en",
      runtimeMinutes: 81,
      posterPath: "/rhIRbceoE9lR4veEXuwCC2wARtG.jpg",
      imdbId: "tt0114709",
      popularity: 21.946943,
      voteAverage: 7.7,
      voteCount: 5415,
    },
    repairs: [],
  });
});

Deno.test("absent, zero and malformed facts are null", () => {
  for (const date of ["", "0", "0000-00-00", "2001-02-30", "1995", "30/10/1995"]) {
    assertEquals(film({ release_date: date }).releaseDate, null);
  }
  for (const runtime of ["", "0", "0.0", "-5", "ninety"]) {
    assertEquals(film({ runtime }).runtimeMinutes, null);
  }
  for (
    const overview of ["", "No overview found.", "No Overview", "No movie overview available."]
  ) {
    assertEquals(film({ overview }).description, null);
  }
  assertEquals(film({ vote_count: "0", vote_average: "0.0" }).voteAverage, null);
  assertEquals(film({ imdb_id: "0" }).imdbId, null);
  assertEquals(film({ original_language: "xx" }).language, null);
  assertEquals(film({ poster_path: "https://example.org/a.jpg" }).posterPath, null);
  assertEquals(film({ poster_path: "/../a.jpg" }).posterPath, null);
  assertEquals(film({ genres: "" }).genres, []);
});

Deno.test("a title falls back to the original one", () => {
  assertEquals(film({ title: "", original_title: "Amélie" }).title, "Amélie");
});

Deno.test("a record without an id or a title is no film", () => {
  for (const id of ["", "0", "-1", "1.5", "1997-08-20", "99999999999"]) {
    assertEquals(read({ id }), { problem: "id is not a TMDB id, a whole number from 1" });
  }
  assertEquals(read({ title: "", original_title: "" }), { problem: "title is empty" });
});

Deno.test("genres that cannot be read are left out and told", () => {
  for (const genres of ["[{'id': 1}]", "{'name': 'Drama'}", "[{'name': 3}]", "False", "nonsense"]) {
    const result = read({ genres });
    assert("film" in result);
    assertEquals(result.film.genres, []);
    assertEquals(result.repairs.length, 1);
  }
});
