import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { trainSvd } from "../models/stars/svd.ts";
import { SURPRISE_SVD } from "../models/stars/svd_settings.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { DiskCheckpoints } from "./checkpoints.ts";
import { checkpointsDir } from "./layout.ts";

const ratings = syntheticRatings({ people: 60, films: 80, ratings: 2500 }, 1);
const settings = { ...SURPRISE_SVD, factors: 8, epochs: 6 };

interface Place {
  readonly dataDir: string;
  readonly lines: string[];
  /** As another process would open it. */
  readonly open: (everyMs?: number) => DiskCheckpoints;
  /** Names of the states that are kept. */
  readonly names: () => Promise<string[]>;
}

async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "reelmatch-states-" });
  const lines: string[] = [];
  const report = (event: unknown): void => void lines.push(String(event));
  try {
    await work({
      dataDir,
      lines,
      open: (everyMs = 0) => new DiskCheckpoints({ dataDir, everyMs, report }),
      names: async () => {
        const entries = await Array.fromAsync(Deno.readDir(checkpointsDir(dataDir)));
        return entries.map(({ name }) => name).sort();
      },
    });
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Trains and asks to stop after so many epochs. */
async function interrupted(checkpoints: DiskCheckpoints, after: number): Promise<void> {
  const stop = new AbortController();
  const onEpoch = ({ epoch }: { epoch: number }): void => {
    if (epoch === after) stop.abort();
  };
  const options = { checkpoints, onEpoch, signal: stop.signal };
  await assertRejects(() => trainSvd(ratings, settings, options), ReelmatchError, "stopped");
}

Deno.test("a stopped run goes on from its last epoch in another process, to the same bits", async () => {
  const whole = await trainSvd(ratings, settings);
  await inPlace(async ({ open, lines, names }) => {
    await interrupted(open(60_000), 4); // kept though no state is due
    assertEquals((await names()).length, 1);
    const epochs: number[] = [];
    const onEpoch = ({ epoch }: { epoch: number }): void => void epochs.push(epoch);
    const rest = await trainSvd(ratings, settings, { checkpoints: open(), onEpoch });
    assertEquals(epochs, [5, 6]);
    assertEquals(rest.toData(), whole.toData());
    assertEquals(lines, ["svd goes on after epoch 4, where it was interrupted."]);
    const again = await trainSvd(ratings, settings, { checkpoints: open() });
    assertEquals(again.toData(), whole.toData());
  });
});

Deno.test("a state is for the same data and settings alone", async () => {
  await inPlace(async ({ open }) => {
    await interrupted(open(), 4);
    const run = { kind: "svd", settings, ratings };
    assert(await open().load(run) !== null);
    const values = ratings.values.slice();
    values[7] = values[7] === 3 ? 4 : 3;
    const others = [
      { ...run, ratings: { ...ratings, values } },
      { ...run, settings: { ...settings, seed: 7 } },
      { ...run, kind: "svd-tuned" },
    ];
    for (const other of others) assertEquals(await open().load(other), null);
  });
});

Deno.test("a state cut in half or changed is left aside, in words", async () => {
  const damages: ((path: string) => Promise<void>)[] = [
    async (path) => await Deno.truncate(path, (await Deno.stat(path)).size / 2),
    async (path) => {
      const bytes = await Deno.readFile(path);
      bytes[bytes.length >> 1] ^= 1;
      await Deno.writeFile(path, bytes);
    },
  ];
  for (const damage of damages) {
    await inPlace(async ({ dataDir, open, names, lines }) => {
      await interrupted(open(), 2);
      const [name] = await names();
      await damage(join(checkpointsDir(dataDir), name, "state.bin"));
      assertEquals(await open().load({ kind: "svd", settings, ratings }), null);
      assert(lines.at(-1)?.startsWith("The state of svd after epoch 2 cannot be used: "));
      assertEquals(await names(), []);
    });
  }
});

Deno.test("states are bounded in number, and gone when asked", async () => {
  await inPlace(async ({ open, names }) => {
    for (let seed = 0; seed < 7; seed++) {
      await trainSvd(ratings, { ...settings, seed }, { checkpoints: open() });
    }
    assertEquals((await names()).length, 4);
    await open().clear();
    await assertRejects(names, Deno.errors.NotFound);
  });
});

Deno.test("training goes on where the disk refuses its state", async () => {
  await inPlace(async ({ dataDir, open, lines }) => {
    await Deno.writeTextFile(checkpointsDir(dataDir), "in the way");
    const checkpoints = open();
    await checkpoints.offer(
      { kind: "svd", settings, ratings },
      () => ({ epoch: 1, tensors: {} }),
      true,
    );
    assert(lines[0].startsWith("The state of svd could not be kept: "));
  });
});
