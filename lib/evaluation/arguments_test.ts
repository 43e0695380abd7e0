import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readEvaluateArguments } from "./arguments.ts";

Deno.test("a command line is read into its options", () => {
  const given =
    "--ratings r.csv --head taste --train-folds 1,2 --test-fold 0 --min-rating 4 --json";
  const read = readEvaluateArguments(given.split(" "));
  assertEquals([read?.ratings, read?.head, read?.inputs], ["r.csv", "taste", "ratings"]);
  assertEquals([read?.trainFolds, read?.testFolds, read?.minRating], [[1, 2], [0], 4]);
  assertEquals([read?.seed, read?.json], [42, true]);
  assertEquals(readEvaluateArguments(["--help"]), undefined);
});

for (
  const [line, message] of [
    ["", "--ratings is missing"],
    ["--ratings r.csv --head tail", "expected stars or taste"],
    ["--ratings r.csv --train-folds a", '--train-folds is "a"'],
    ["--ratings r.csv --inputs films", "needs --films"],
    ["--ratings r.csv --colour red", "colour"],
    ["--ratings r.csv stray", "stray"],
  ]
) {
  Deno.test(`"${line}" is refused in words`, () => {
    const args = line.split(" ").filter((word) => word !== "");
    assertThrows(() => readEvaluateArguments(args), ReelmatchError, message);
  });
}
