import { assert, assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../../../errors.ts";
import { bayesSettingsFor, checkBayesSettings, DEFAULT_BAYES } from "./settings.ts";

Deno.test("more ratings mean fewer sweeps, never too few, and always usable settings", () => {
  let last = Infinity;
  for (const count of [1, 1e5, 1e6, 2e6, 5e6, 26e6, 1e9]) {
    const settings = bayesSettingsFor(count, 7);
    checkBayesSettings(settings);
    assert(settings.sweeps <= last && settings.sweeps >= 32);
    last = settings.sweeps;
  }
  assertEquals(bayesSettingsFor(1e5, 42), DEFAULT_BAYES);
});

Deno.test("settings that contradict themselves are refused", () => {
  for (const wrong of [{ burnIn: 200 }, { draws: 0 }, { foldInDraws: 65 }, { factors: 8 }]) {
    assertThrows(() => checkBayesSettings({ ...DEFAULT_BAYES, ...wrong }), ReelmatchError);
  }
});
