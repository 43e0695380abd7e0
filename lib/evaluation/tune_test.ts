import { assert, assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { randomFolds, splitFolds } from "./folds.ts";
import { chooseTrial, proposeSettings, runTrial, type Trial } from "./tune.ts";

const ratings = syntheticRatings({ people: 40, films: 50, ratings: 1200 }, 1);
const split = splitFolds(ratings, randomFolds(1200, 5, 1), [1, 2, 3, 4], [0]);

for (const model of ["bayes", "svd-tuned", "blend"]) {
  Deno.test(`a seed always proposes the same settings of ${model}, the default first`, () => {
    const propose = (seed: number, index: number) => proposeSettings(model, 1200, seed, index);
    assertEquals(propose(1, 0), {});
    assertEquals(propose(1, 5), propose(1, 5));
    const proposed = Array.from({ length: 12 }, (_, at) => JSON.stringify(propose(1, 1 + at)));
    assert(new Set(proposed).size > 8);
    assertNotEquals(
      Array.from({ length: 12 }, (_, at) => JSON.stringify(propose(2, 1 + at))),
      proposed,
    );
  });

  Deno.test(`trials of ${model} repeat themselves and are compared with the default`, async () => {
    const first = await runTrial(model, split, 1, 0);
    assertEquals([first.trial.difference.low, first.trial.difference.high], [0, 0]);
    const second = await runTrial(model, split, 1, 1, first.figures);
    const again = await runTrial(model, split, 1, 1, first.figures);
    assertEquals(again.trial.figure, second.trial.figure);
    assertNotEquals(second.trial.figure, first.trial.figure);
    const { low, high, difference } = second.trial.difference;
    assert(low <= difference && difference <= high);
  });
}

const trial = (index: number, figure: number, low: number, high: number): Trial => ({
  index,
  settings: {},
  figure,
  difference: { difference: (low + high) / 2, low, high, below: 0.5 },
  fit_seconds: 1,
});

Deno.test("only what is better beyond doubt is chosen, lower errors and higher gains", () => {
  const doubtful = [trial(0, 0.9, 0, 0), trial(1, 0.8, -0.2, 0.01)];
  assertEquals(chooseTrial("bayes", doubtful).chosen.index, 0);
  const certain = [...doubtful, trial(2, 0.85, -0.1, -0.01), trial(3, 0.84, -0.1, -0.02)];
  assertEquals(chooseTrial("bayes", certain).chosen.index, 3);
  const gains = [trial(0, 0.3, 0, 0), trial(1, 0.35, 0.01, 0.1), trial(2, 0.2, -0.2, -0.1)];
  assertEquals(chooseTrial("blend", gains).chosen.index, 1);
  assertThrows(() => chooseTrial("mean", gains), ReelmatchError, "bayes");
});
