import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { checkTuned, settingNames, settingOf, withChosen } from "./tuned.ts";

const settings = { factors: 7, kind: "x", als: { rate: 0.1, deep: { seed: 1 } } };

Deno.test("chosen numbers take the place of those of their names, the rest stays", () => {
  assertEquals(settingNames(settings), ["factors", "als.rate", "als.deep.seed"]);
  const changed = withChosen(settings, { factors: 11, "als.deep.seed": 2 });
  assertEquals(changed, { factors: 11, kind: "x", als: { rate: 0.1, deep: { seed: 2 } } });
  assertEquals(settingNames(changed).map((name) => settingOf(changed, name)), [11, 0.1, 2]);
  assertEquals(withChosen(settings), settings);
});

Deno.test("a name that there is not is refused with those there are", () => {
  for (const name of ["rate", "als", "kind", "als.rate.x", "__proto__.x"]) {
    assertThrows(() => withChosen(settings, { [name]: 1 }), ReelmatchError, "als.rate");
  }
});

Deno.test("settings of a model that is not trained are refused", () => {
  checkTuned(undefined, ["bayes", "blend"]);
  checkTuned({ blend: {} }, ["bayes", "blend"]);
  const idle = { blend: {}, "svd-tuned": { factors: 8 } };
  assertThrows(() => checkTuned(idle, ["bayes", "blend"]), ReelmatchError, '"svd-tuned"');
});
