import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { parseSources } from "./sources.ts";

Deno.test("sources of films come before sources of ratings", () => {
  assertEquals(parseSources(["movielens:data/ml:small/"], ["kaggle:a b/movies_metadata.csv"]), [
    { kind: "kaggle", name: "kaggle:movies_metadata.csv", file: "a b/movies_metadata.csv" },
    { kind: "movielens", name: "movielens:ml:small", folder: "data/ml:small/" },
  ]);
  assertEquals(parseSources(["demo"], []), [{ kind: "demo", name: "demo" }]);
});

const refused: readonly (readonly [from: string[], films: string[]])[] = [
  [[], []],
  [["demo", "demo"], []],
  [["kaggle:films.csv"], []],
  [["demo"], ["kaggle:films.csv"]],
  [["movielens:a"], ["demo"]],
  [["movielens:a"], ["kaggle:a", "kaggle:b"]],
  [["movielens:"], []],
  [["movielens"], []],
  [["demo:x"], []],
  [["netflix:prize"], []],
  [[""], []],
];

for (const [from, films] of refused) {
  Deno.test(`--from ${from.join(" ")} --films ${films.join(" ")} is refused`, () => {
    assertEquals(assertThrows(() => parseSources(from, films), ReelmatchError).code, "BAD_INPUT");
  });
}
