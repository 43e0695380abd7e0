import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readEvaluateArguments } from "./arguments.ts";

const read = (line: string) => readEvaluateArguments(line.split(" ").filter((word) => word !== ""));

Deno.test("a command line is read into its options", () => {
  const given = read(
    "--ratings r.csv --head taste --train-folds 1,2 --test-fold 0 --min-rating 4 --json",
  );
  assertEquals([given?.ratings, given?.heads, given?.inputs], ["r.csv", ["taste"], ["ratings"]]);
  assertEquals([given?.trainFolds, given?.testFolds, given?.minRating], [[1, 2], [0], 4]);
  assertEquals([given?.seed, given?.json, given?.split], [42, true, "folds"]);
  assertEquals(read("--help"), undefined);
  assertEquals(read("--ratings r.csv --films a.csv --films b.csv")?.films, ["a.csv", "b.csv"]);
  const several = read("--ratings r.csv --films a.csv --inputs ratings,films,time");
  assertEquals(several?.inputs, ["ratings", "films", "time"]);
});

Deno.test("without a head it is the stars', with all models and none it is both", () => {
  assertEquals(read("")?.heads, ["stars"]);
  assertEquals(read("--model all")?.heads, ["stars", "taste"]);
  assertEquals(read("--model all --head taste")?.heads, ["taste"]);
});

for (
  const [line, message] of [
    ["--ratings r.csv --head tail", "expected stars or taste"],
    ["--ratings r.csv --train-folds a", '--train-folds is "a"'],
    ["--ratings r.csv --inputs films", "needs --films"],
    ["--ratings r.csv --films f.csv --inputs films,colour", '--inputs is "colour"'],
    ["--min-rating 4", "give --head taste"],
    ["--head taste --inputs time", "give --head stars"],
    ["--films f.csv", "--films goes with --ratings"],
    ["--folds f.txt", "--folds goes with --ratings"],
    ["--split last --test-fold 0", "leave out"],
    ["--split week", "expected folds or last or date"],
    ["--seed 1.5", "expected a whole number from 0"],
    ["--workers 0", "expected a whole number from 1"],
    ["--head taste --min-rating high", "expected a number"],
    ["--ratings r.csv --colour red", "colour"],
    ["--ratings r.csv stray", "stray"],
  ]
) {
  Deno.test(`"${line}" is refused in words`, () => {
    assertThrows(() => read(line), ReelmatchError, message);
  });
}
