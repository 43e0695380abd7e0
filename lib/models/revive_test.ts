import { assert, assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { atOnce } from "../pieces.ts";
import { historiesOf } from "./histories.ts";
import { reviveStars, reviveTaste } from "./revive.ts";
import { syntheticRatings } from "./synthetic.ts";
import { STARS_TRAINERS, TASTE_TRAINERS } from "./trainers.ts";

const ratings = syntheticRatings({ people: 30, films: 40, ratings: 500 }, 3);
const [history] = historiesOf(ratings);

for (const [name, train] of Object.entries(STARS_TRAINERS)) {
  Deno.test(`stars "${name}" predicts the same after storing and reviving`, async () => {
    const model = await train(ratings, 1);
    const revived = reviveStars(model.toData());
    assertEquals(revived.toData(), model.toData());
    for (const item of [0, 7, 39]) {
      assertEquals(
        revived.predict(revived.profile(3), item),
        model.predict(model.profile(3), item),
      );
      assertEquals(
        revived.predict(revived.foldIn(history), item),
        model.predict(model.foldIn(history), item),
      );
    }
  });
}

for (const [name, train] of Object.entries(TASTE_TRAINERS)) {
  Deno.test(`taste "${name}" orders the same after storing and reviving`, async () => {
    const model = await train(ratings, 1);
    const revived = atOnce(reviveTaste(model.toData()));
    assertEquals(revived.toData(), model.toData());
    assertEquals(revived.scores(revived.foldIn(history)), model.scores(model.foldIn(history)));
    assertEquals(revived.similar(4, 5), model.similar(4, 5));
  });
}

Deno.test("a taste head is revived in at least a piece for each film", async () => {
  for (const name of ["als", "ease", "blend"]) {
    const data = (await TASTE_TRAINERS[name](ratings, 1)).toData();
    assert(Array.from(reviveTaste(data)).length >= 40, name);
  }
});

Deno.test("a stored model that does not fit is corrupt", async () => {
  const data = (await STARS_TRAINERS.biases(ratings, 1)).toData();
  const { item_factors: _, ...tensors } = data.tensors;
  assertThrows(() => reviveStars({ ...data, kind: "toString" }), ReelmatchError, "toString");
  assertThrows(() => reviveStars({ ...data, tensors }), ReelmatchError, "item_factors");
  const item_factors = { shape: [3, 1], data: new Float32Array(3) };
  assertThrows(
    () => reviveStars({ ...data, tensors: { ...tensors, item_factors } }),
    ReelmatchError,
    "shape",
  );
});
