import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { expectedOf } from "../../../catalog/rating_cells.ts";
import { ratingRules } from "../../../catalog/rating_rules.ts";
import { decodeRecord } from "../../../feedback/record.ts";
import { fieldCountProblem, idProblem } from "../../../ingest/field_problems.ts";
import { readFilmDetails, type TmdbFilm } from "../../../ingest/sources/tmdb/film.ts";
import { TOLD_FR } from "./told_fr.ts";
import { toldIn } from "./told.ts";

const french = (sentence: string): string => {
  const { text, language } = toldIn("fr", sentence);
  assertEquals(language, "fr", sentence);
  return text;
};

const CELLS = [
  { kind: "scaled", min: -1, max: 0.5 },
  { kind: "time" },
  { kind: "imdb" },
  { kind: "name" },
] as const;
const CONTEXT = { genreNames: new Map(), fetchedOn: "2026-11-23" };
const problemOf = (told: TmdbFilm): string => "problem" in told ? told.problem : "";

Deno.test("every verdict of the gate is told in French, its figures with a comma", () => {
  assertEquals(
    french(
      "Worse than 20261123T120000Z-1a2b3c on the same held-out ratings of 1200 people: " +
        "RMSE +0.0100 (95 % +0.0080 … +0.0120), nDCG@10 −0.0400 (95 % −0.0500 … −0.0300). " +
        "Made current all the same, as was asked for.",
    ),
    "Moins bonne que 20261123T120000Z-1a2b3c sur les mêmes notes mises de côté de 1\u202f200 " +
      "personnes\u202f: RMSE +0,0100 (95 % +0,0080 … +0,0120), nDCG@10 −0,0400 " +
      "(95 % −0,0500 … −0,0300). Mise en service tout de même, comme demandé.",
  );
});

Deno.test("what the readers of sources say of a row is told in French", () => {
  const rules = ratingRules({ maxUserId: 10, maxMovieId: 20 });
  const damage = ["", "{}\t00000000"].map(decodeRecord);
  const sentences = [
    ...rules.map(({ column, expected }) => `${column} is not ${expected}`),
    ...CELLS.map((form) => `own column is not ${expectedOf(form)}`),
    fieldCountProblem(["a"], 3) ?? "",
    idProblem("movieId", 0) ?? "",
    ...damage.map((one) => "damage" in one ? `2026-11-23.jsonl: ${one.damage}` : ""),
  ];
  for (const sentence of sentences) assert(french(sentence) !== sentence, sentence);
  assertEquals(
    french("our rating is not a half star from 0.5 to 5").split(" n’est")[0],
    "our rating",
  );
});

Deno.test("what does not fit in a film of TMDB is told in French", () => {
  const wrong: Readonly<Record<string, unknown>> = {
    id: 0,
    title: 7,
    original_title: "x".repeat(1001),
    overview: "a\u202eb",
    release_date: "yesterday",
    original_language: "English",
    poster_path: "https://elsewhere.example/x.jpg",
    popularity: -1,
    vote_average: 11,
    vote_count: 1.5,
    genres: "Drama",
    runtime: "long",
    imdb_id: "603",
  };
  for (const [name, value] of Object.entries(wrong)) {
    const problem = problemOf(readFilmDetails({ id: 603, title: "x", [name]: value }, CONTEXT));
    assert(problem.startsWith(name), problem);
    assert(french(`film 603: ${problem}`).startsWith(`film 603\u202f: ${name} `), problem);
  }
  french(problemOf(readFilmDetails(null, CONTEXT)));
});

/** What may stand in a hole, by its kind. */
const EXAMPLES: Readonly<Record<string, string>> = {
  count: "7",
  figure: "7",
  number: "7",
  told: "title is empty",
};

Deno.test("every hole of the French has its like in the English, and no sentence hides another", () => {
  const holes = (template: string) => (template.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [told, said] of TOLD_FR) {
    assertEquals(holes(said), holes(told), told);
    const sentence = told.replaceAll(/\{(\w+?)\d*\}/g, (_, kind) => EXAMPLES[kind] ?? "x");
    const words = said.split(/\{\w+\}/).map((part) =>
      part.trim().replaceAll(/ (?=[;:])/g, "\u202f")
    );
    for (const part of words) assertStringIncludes(french(sentence), part);
  }
});

Deno.test("what is not known stays as it is, and so does all of it in English", () => {
  for (const sentence of ["The disk says no.", "film 7: The disk says no.", "", "x is not y"]) {
    assertEquals(toldIn("fr", sentence), { text: sentence, language: "en" });
  }
  assertEquals(toldIn("en", "It is the first.").text, "It is the first.");
});
