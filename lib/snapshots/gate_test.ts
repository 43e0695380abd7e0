import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { heldOutData, type HeldOutResults } from "../evaluation/held_out.ts";
import { toldIn } from "../ui/messages/told/told.ts";
import { rollBack } from "./activate.ts";
import { readCurrent } from "./current.ts";
import { formatSnapshotList, formatVerdict } from "./format.ts";
import { decidePromotion, type Promotion } from "./gate.ts";
import { HELD_OUT_FILE, MODEL_DIR, snapshotDir } from "./layout.ts";
import { listSnapshots } from "./list.ts";
import { writeModel } from "./model_files.ts";
import { dayId, inDataDir, publishDay } from "./testing.ts";

const PEOPLE = 80;

/** Results of as many people, so much worse than others of theirs, some of them by chance. */
function results({ square = 0, ndcg = 0 }, people = PEOPLE): HeldOutResults {
  const ids = Int32Array.from({ length: people }, (_, at) => at + 1);
  const chance = (id: number) => id * 37 % 11 / 110;
  return {
    ids,
    fingerprints: ids.map((id) => id * 7),
    squares: Float64Array.from(ids, (id) => 4 * (0.8 + square + chance(id))),
    counts: new Float64Array(people).fill(4),
    ndcgs: Float64Array.from(ids, (id) => 0.3 + ndcg + chance(id)),
  };
}

/** What the gate says of results beside those that the first day's snapshot keeps. */
async function judged(
  ours: HeldOutResults | null,
  theirs: HeldOutResults | null,
  activateAnyway = false,
): Promise<Promotion> {
  const told: Promotion[] = [];
  await inDataDir(1, async (dataDir) => {
    const current = dayId(1);
    const folder = join(snapshotDir(dataDir, current), MODEL_DIR);
    await Deno.mkdir(folder, { recursive: true });
    if (theirs) await writeModel(folder, HELD_OUT_FILE, heldOutData(theirs));
    const candidate = { dataDir, current, results: ours, seed: 1, activateAnyway };
    told.push(await decidePromotion(candidate));
  });
  const [promotion] = told;
  assertEquals(toldIn("fr", promotion.reason).language, "fr", promotion.reason);
  return promotion;
}

const plain = results({});

Deno.test("a model that is worse beyond chance is kept back, in either head, and says by how much", async () => {
  for (const worse of [{ square: 0.1 }, { ndcg: -0.1 }]) {
    const promotion = await judged(results(worse), plain);
    assertEquals(promotion.activated, false);
    assertEquals([promotion.compared_with, promotion.people], [dayId(1), PEOPLE]);
    assertStringIncludes(promotion.reason, `Worse than ${dayId(1)}`);
    assertStringIncludes(promotion.reason, "RMSE");
  }
});

Deno.test("a loss that is beyond chance and of no weight keeps nothing back", async () => {
  for (const loss of [{ square: 0.005 }, { ndcg: -0.0015 }]) {
    const { activated, reason } = await judged(results(loss), plain);
    assertEquals(activated, true, reason);
    assertStringIncludes(reason, "Hardly worse than");
  }
  for (const loss of [{ square: 0.02 }, { ndcg: -0.003 }]) {
    assertEquals((await judged(results(loss), plain)).activated, false);
  }
});

Deno.test("one that is better, alike, or better in one head alone, is made current", async () => {
  const expected = [
    [{ square: -0.1, ndcg: 0.1 }, "Better than"],
    [{}, "Not worse than"],
    [{ square: 0.1, ndcg: 0.1 }, "Better in one head and worse"],
  ] as const;
  for (const [change, words] of expected) {
    const promotion = await judged(results(change), plain);
    assertEquals(promotion.activated, true);
    assertStringIncludes(promotion.reason, words);
  }
});

Deno.test("a loser that is asked for is made current, and the loss told", async () => {
  const promotion = await judged(results({ square: 0.1 }), plain, true);
  assertEquals(promotion.activated, true);
  assertStringIncludes(promotion.reason, "as was asked for");
});

Deno.test("what cannot be compared is made current, with the reason", async () => {
  const expected = [
    [null, plain, /Too few ratings/],
    [plain, null, /keeps no results/],
    [results({ square: 1 }, 20), plain, /Fewer than 30 people/],
  ] as const;
  for (const [ours, theirs, words] of expected) {
    const { activated, reason } = await judged(ours, theirs);
    assert(activated && words.test(reason), reason);
  }
  const first = await decidePromotion({
    dataDir: "/nowhere",
    current: null,
    results: plain,
    seed: 1,
    activateAnyway: false,
  });
  assertEquals([first.activated, first.compared_with], [true, null]);
});

Deno.test("a loser is listed with the reason, and never rolled back to", () =>
  inDataDir(1, async (dataDir) => {
    const promotion = {
      activated: false,
      compared_with: dayId(1),
      people: PEOPLE,
      reason: "Worse than before.",
    };
    await publishDay(dataDir, 2, 1, promotion);
    assertEquals(await readCurrent(dataDir), dayId(1));
    await publishDay(dataDir, 3, null);
    const list = formatSnapshotList(await listSnapshots(dataDir), dayId(3));
    assertStringIncludes(list, "by 0 people; not activated: Worse than before.\n");
    assertStringIncludes(
      formatVerdict({ id: dayId(2), promotion }),
      "is kept and not made current",
    );
    assertEquals((await rollBack(dataDir, () => {})).id, dayId(1));
  }));
