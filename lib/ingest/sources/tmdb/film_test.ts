import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { filmId } from "../../../ids.ts";
import { playedFilm } from "../../testing/tmdb_server.ts";
import { readFilmDetails, readListedFilm } from "./film.ts";

const CONTEXT = {
  genreNames: new Map([[18, "Drame"], [35, "Comédie"]]),
  fetchedOn: "2026-11-23",
};
const details = (facts: Readonly<Record<string, unknown>>) =>
  readFilmDetails(playedFilm(603, facts), CONTEXT);

Deno.test("details give every fact, genres by the names of the language asked for", () => {
  assertEquals(details({ genres: [{ id: 35, name: "Comedy" }, { id: 18 }, { id: 99 }] }), {
    film: {
      id: filmId(603),
      title: "Film 603",
      description: "About 603.",
      genres: ["Comédie", "Drame"],
      releaseDate: "1993-04-16",
      language: "fr",
      runtimeMinutes: 83,
      posterPath: "/poster603.jpg",
      imdbId: "tt0000603",
      popularity: 15.7,
      voteAverage: 8,
      voteCount: 613,
      fetchedAt: "2026-11-23T00:00:00Z",
    },
  });
});

Deno.test("what is missing, null, empty or zero is not known", () => {
  const nothing = {
    overview: null,
    release_date: "",
    original_language: "xx",
    poster_path: null,
    popularity: undefined,
    vote_average: 0,
    vote_count: 0,
    genres: null,
    runtime: 0,
    imdb_id: "",
    title: " ",
  };
  assertEquals(details(nothing), {
    film: {
      id: filmId(603),
      title: "Le film 603",
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
      fetchedAt: "2026-11-23T00:00:00Z",
    },
  });
});

const ODD_ID = "id is not a TMDB id, a whole number from 1";
const ODD_TITLE = "title holds characters that are not text";
const refused: readonly (readonly [facts: Readonly<Record<string, unknown>>, problem: string])[] = [
  [{ id: 0 }, ODD_ID],
  [{ id: -1 }, ODD_ID],
  [{ id: 2 ** 31 }, ODD_ID],
  [{ id: 1.5 }, ODD_ID],
  [{ id: "603" }, ODD_ID],
  [{ title: 7 }, "title is not a text"],
  [{ title: "", original_title: "" }, "title is empty"],
  [{ title: null, original_title: null }, "title is empty"],
  [{ title: "a\0b" }, ODD_TITLE],
  [{ title: "evil\u202egpj.exe" }, ODD_TITLE],
  [{ title: "\ud800" }, ODD_TITLE],
  [{ title: "x".repeat(1 << 20) }, "title is longer than 1000 characters"],
  [{ overview: "\x1b[2J" }, "overview holds characters that are not text"],
  [{ overview: "y".repeat(1 << 20) }, "overview is longer than 50000 characters"],
  [{ release_date: "2021-02-29" }, "release_date is not a date"],
  [{ release_date: "1. 5. 1999" }, "release_date is not a date"],
  [{ release_date: 1999 }, "release_date is not a date"],
  [{ original_language: "<b>" }, "original_language is not the code of a language"],
  [{ poster_path: "javascript:alert(1)" }, "poster_path is not a picture's name"],
  [{ poster_path: "/../../etc/passwd" }, "poster_path is not a picture's name"],
  [{ popularity: "12" }, "popularity is not a number"],
  [{ popularity: -1 }, "popularity is below 0"],
  [{ vote_average: 11 }, "vote_average is above 10"],
  [{ vote_count: 1.5 }, "vote_count is not a whole number"],
  [{ vote_count: 1e12 }, "vote_count is above 2147483647"],
  [{ runtime: -90 }, "runtime is below 0"],
  [{ runtime: "90" }, "runtime is not a number"],
  [{ imdb_id: "nm0000206" }, "imdb_id is not an id of IMDb"],
  [{ genres: "Drama" }, "genres is not a list of genres"],
  [{ genres: [18] }, "genres is not a list of genres"],
];

for (const [facts, problem] of refused) {
  Deno.test(`refused: ${JSON.stringify(facts).slice(0, 60)}`, () => {
    assertEquals(details(facts), { problem });
  });
}

Deno.test("a film of a list that is no object, or has no list of genres, is refused", () => {
  for (const raw of [null, "film", 603, [], [[]]]) {
    const read = readListedFilm(raw, CONTEXT);
    assert("problem" in read, JSON.stringify(raw));
  }
  const genres = { ...playedFilm(1), genre_ids: ["18"] };
  assertEquals(readListedFilm(genres, CONTEXT), {
    problem: "genre_ids is not a list of numbers",
  });
});

Deno.test("whatever comes is a film of sound facts or has a reason", () => {
  const fact = fc.oneof(fc.jsonValue(), fc.constant("\u0000"), fc.integer(), fc.string());
  const names = fc.constantFrom(...Object.keys(playedFilm(1)));
  fc.assert(fc.property(fc.dictionary(names, fact), (facts) => {
    const read = details(facts);
    if ("problem" in read) return assert(read.problem.length > 5);
    const { film } = read;
    assert(film.title.length > 0 && !film.title.includes("\0"));
    assert(film.voteCount >= 0 && (film.runtimeMinutes ?? 1) > 0);
    assert(film.releaseDate === null || !Number.isNaN(Date.parse(film.releaseDate)));
  }));
});
