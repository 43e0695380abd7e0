import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readTuneArguments } from "./tune_arguments.ts";

const read = (line: string) => readTuneArguments(line.split(" ").filter((word) => word !== ""));

Deno.test("a search is read with the default model of its head", () => {
  assertEquals(read("--out o.json")?.model, "blend");
  assertEquals(read("--out o.json --head stars")?.model, "bayes");
  assertEquals(read("--out o.json --model svd-tuned")?.model, "svd-tuned");
  const given = read("--out o.json --ratings r.csv --folds f --test-fold 0 --minutes 0.5 --seed 7");
  assertEquals([given?.testFold, given?.minutes, given?.seed], [0, 0.5, 7]);
  assertEquals(read("--help"), undefined);
});

for (
  const [line, message] of [
    ["", "--out is missing"],
    ["--out o.json --head tail", "expected stars or taste"],
    ["--out o.json --head stars --model blend", "expected bayes or svd-tuned"],
    ["--out o.json --minutes 0", "a number above 0"],
    ["--out o.json --seed x", "expected a whole number from 0"],
    ["--out o.json --ratings r.csv --folds f", "go together"],
    ["--out o.json --folds f --test-fold 1", "--folds goes with --ratings"],
    ["--out o.json --colour red", "colour"],
  ]
) {
  Deno.test(`"${line}" is refused in words`, () => {
    assertThrows(() => read(line), ReelmatchError, message);
  });
}
