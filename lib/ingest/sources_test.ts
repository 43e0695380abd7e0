import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { CATALOG_PEOPLE, NAMED_PEOPLE, OWN_PEOPLE } from "./people_numbers.ts";
import { parseSources } from "./sources.ts";

const people = OWN_PEOPLE;

Deno.test("sources of films come before sources of ratings", () => {
  assertEquals(parseSources(["movielens:data/ml:small/"], ["kaggle:a b/movies_metadata.csv"]), [
    { kind: "kaggle", name: "kaggle:movies_metadata.csv", place: "a b/movies_metadata.csv" },
    { kind: "movielens", name: "movielens:ml:small", place: "data/ml:small/", people },
  ]);
  assertEquals(parseSources(["demo"], []), [{ kind: "demo", name: "demo", people }]);
  assertEquals(
    parseSources(["movielens:ml-1m", "kaggle"], []).map(({ name }) => name),
    ["kaggle:the-movies-dataset", "movielens:ml-1m"],
  );
});

Deno.test("a file of one's own names its columns, whatever characters they have", () => {
  const text = "csv:a?b/own file.csv?time=at&user=cust%26omer&item=%3Fé&rating=*%25&ids=movielens";
  assertEquals(parseSources([text], []), [{
    kind: "csv",
    name: "csv:own file.csv",
    path: "a?b/own file.csv",
    columns: { userId: "cust&omer", movieId: "?é", rating: "*%", timestamp: "at" },
    ids: "movielens",
    scale: null,
    people,
  }]);
});

Deno.test("people of a second source get numbers of their own, unless they are said to be the same", () => {
  const own = "parquet:a.parquet?user=u&item=i&rating=r&time=t";
  const numbers = (...from: readonly string[]) =>
    parseSources(from, []).map((source) => "people" in source ? source.people : null);
  assertEquals(numbers("demo", `${own}&people=same`), [OWN_PEOPLE, CATALOG_PEOPLE]);
  const apart = (place: number) => ({
    areApart: true,
    areNamed: false,
    offset: place * 100_000_000,
    max: 99_999_999,
  });
  assertEquals(numbers("demo", own, `${own}&people=same`, own), [
    apart(0),
    apart(1),
    CATALOG_PEOPLE,
    apart(2),
  ]);
  // people by texts are the same ones in every file
  const named = { ...apart(1), areNamed: true };
  const text = `${own}&people=text`;
  assertEquals(numbers("demo", text, own, text), [apart(0), named, apart(2), named]);
  assertEquals(numbers(text, text), [NAMED_PEOPLE, NAMED_PEOPLE]);
  // the order on the command line counts, not that of reading
  assertEquals(numbers(own, "demo"), [apart(1), apart(0)]);
});

Deno.test("TMDB is read last, and tells of films alone", () => {
  const kinds = (from: string[], films: string[]) =>
    parseSources(from, films).map(({ kind }) => kind);
  assertEquals(kinds(["tmdb", "movielens:a"], ["kaggle"]), ["kaggle", "movielens", "tmdb"]);
  assertEquals(kinds(["demo"], ["tmdb:?pages=2"]), ["demo", "tmdb"]);
  const refusal = () => parseSources(["tmdb"], []);
  assertThrows(refusal, ReelmatchError, "tmdb gives no ratings");
});

Deno.test("sources of one name are told apart", () => {
  assertEquals(parseSources(["demo", "demo"], []).map(({ name }) => name), ["demo", "demo (2)"]);
});

const own = "csv:a.csv?user=u&item=i&rating=r&time=t";

const refused: readonly (readonly [from: string[], films: string[], why: string])[] = [
  [[], [], "Nothing gives no ratings"],
  [["kaggle:films.csv"], [], "kaggle:films.csv gives no ratings"],
  [[], ["kaggle"], "kaggle:the-movies-dataset gives no ratings"],
  [["movielens:a"], ["demo"], "--films demo is no source of films' facts"],
  [["movielens:"], [], '"movielens:" names no place'],
  [["movielens"], [], '"movielens" is no source'],
  [["demo:x"], [], '"demo:x" is no source'],
  [["netflix:prize"], [], '"netflix:prize" is no source: expected demo,'],
  [[""], [], '"" is no source'],
  [["csv:a.csv"], [], "does not name the file's columns"],
  [["csv:?user=u"], [], "does not name the file's columns"],
  [
    ["csv:a.csv?user=u&item=i"],
    [],
    "which column is rating: add rating=; counts of views or sales are none",
  ],
  [[`${own}&user=v`], [], "gives user twice"],
  [["csv:a.csv?user=u&item=u&rating=r&time=t"], [], "gives one column twice"],
  [[`${own}&stars=s`], [], '"stars=s" is no option'],
  [[`${own}&`], [], '"" is no option'],
  [["csv:a.csv?user=&item=i&rating=r&time=t"], [], '"user=" is no option'],
  [[`${own}&ids=sku`], [], "ids=sku is not known, expected tmdb or movielens or imdb"],
  [[`${own}&scale=10`], [], "scale=10 is no scale, expected the worst and the best rating"],
  [[`${own}&scale=5..1`], [], "scale=5..1 is no scale"],
  [[`${own}&people=mine`], [], "people=mine is not known"],
  [["csv:a.csv?user=%zz&item=i&rating=r&time=t"], [], "write % as %25"],
  [Array(22).fill("demo"), [], "22 sources of ratings were given"],
];

for (const [from, films, why] of refused) {
  Deno.test(`--from ${from.slice(0, 3).join(" ")} --films ${films.join(" ")} is refused`, () => {
    const error = assertThrows(() => parseSources(from, films), ReelmatchError, why);
    assertEquals(error.code, "BAD_INPUT");
  });
}
