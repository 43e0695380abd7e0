/**
 * Unpacking the ratings of a zip file beside Info-ZIP's `unzip`, by turns, the best of three.
 *
 *     deno task bench unzip [ratings, 5000000 if left out]
 */
import { join } from "node:path";
import { print, runCommand } from "../lib/command.ts";
import { unzip } from "../lib/ingest/archive/unzip.ts";
import { inFolder } from "../lib/ingest/testing.ts";
import { makeZip } from "../lib/ingest/testing/make_zip.ts";
import { generateMovieLens } from "./generate_movielens.ts";

const NAME = "ratings.csv";
const TURNS = 3;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

await runCommand(async () => {
  const [ratings = 5_000_000] = Deno.args.map(Number);
  await inFolder(async (folder) => {
    await generateMovieLens(folder, { ratings, people: Math.ceil(ratings / 96), films: 20_000 }, 1);
    const content = await Deno.readFile(join(folder, NAME));
    const zip = join(folder, "a.zip");
    await Deno.writeFile(zip, makeZip([{ name: NAME, content }]));
    const infoZip = () =>
      new Deno.Command("unzip", { args: ["-oq", zip, "-d", join(folder, "theirs")] }).output();
    const times = { ours: Infinity, theirs: Infinity };
    for (let turn = 0; turn < TURNS; turn++) {
      const ours = join(folder, `ours ${turn}`);
      times.ours = Math.min(times.ours, await seconds(() => unzip(zip, [NAME], ours)));
      times.theirs = Math.min(times.theirs, await seconds(infoZip));
      await Deno.remove(ours, { recursive: true });
    }
    const megabytes = content.length / 1e6;
    const line = (name: string, time: number): string =>
      `${name.padEnd(10)} ${time.toFixed(2)} s, ${(megabytes / time).toFixed(0)} MB a second\n`;
    await print(Deno.stdout, `${megabytes.toFixed(0)} MB unpacked\n`);
    await print(Deno.stdout, line("Reelmatch", times.ours) + line("unzip", times.theirs));
  });
});
