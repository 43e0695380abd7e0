/**
 * SVD beside Surprise's and LIBMF, each fit on the same training folds, 100 factors and 20 epochs.
 * The three take turns, and the least time of a fit counts, so that other work on the machine weighs
 * on all of them alike; seconds of processors tell more than those on the wall where it is busy.
 * PYTHON names the interpreter that has `bench/peers/requirements.txt`.
 *
 *     PYTHON=venv/bin/python deno task bench peers ratings.csv folds.txt [rounds]
 */
import { cpuUsage } from "node:process";
import { print, runCommand } from "../lib/command.ts";
import { messageOf, ReelmatchError } from "../lib/errors.ts";
import { foldNames, splitFolds } from "../lib/evaluation/folds.ts";
import { evaluateStarsSplit } from "../lib/evaluation/stars.ts";
import { readFoldsFile } from "../lib/ingest/folds_file.ts";
import { readRatingsFile } from "../lib/ingest/ratings_file.ts";
import { startTeam } from "../lib/models/kernel/team.ts";
import type { Ratings } from "../lib/models/ratings.ts";
import type { FactorStars } from "../lib/models/stars/factor_stars.ts";
import { trainSvd } from "../lib/models/stars/svd.ts";
import { SURPRISE_SVD } from "../lib/models/stars/svd_settings.ts";

/** What one cross-validation came to. */
interface Run {
  readonly rmse: number;
  /** Seconds of each fit: on the wall, and of all processors. */
  readonly times: readonly (readonly [wall: number, cpu: number])[];
}

async function runPeer(name: string, threads: number): Promise<Run> {
  const script = new URL("peers/peers.py", import.meta.url).pathname;
  const python = Deno.env.get("PYTHON") ?? "python3";
  const args = [script, name, ratingsPath, foldsPath, "--threads", String(threads)];
  try {
    const { success, stdout, stderr } = await new Deno.Command(python, { args }).output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return JSON.parse(new TextDecoder().decode(stdout));
  } catch (error) {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `${python} cannot run ${name} (${messageOf(error)}): install bench/peers/requirements.txt.`,
      { cause: error },
    );
  }
}

const cpuSeconds = (): number => {
  const { user, system } = cpuUsage();
  return (user + system) / 1e6;
};

async function runOurs(threads: number): Promise<Run> {
  using team = startTeam(threads);
  const ratings = await readRatingsFile(ratingsPath);
  const folds = await readFoldsFile(foldsPath, ratings.values.length);
  const names = foldNames(folds);
  const rmses: number[] = [];
  const times: [number, number][] = [];
  for (const fold of names) {
    const split = splitFolds(ratings, folds, names.filter((name) => name !== fold), [fold]);
    const fit = async (train: Ratings, seed: number): Promise<FactorStars> => {
      const begun = [performance.now() / 1000, cpuSeconds()];
      const model = await trainSvd(train, { ...SURPRISE_SVD, seed }, { team });
      times.push([performance.now() / 1000 - begun[0], cpuSeconds() - begun[1]]);
      return model;
    };
    rmses.push((await evaluateStarsSplit(split, fit, fold)).rmse);
  }
  return { rmse: rmses.reduce((sum, rmse) => sum + rmse, 0) / rmses.length, times };
}

const [ratingsPath, foldsPath, rounds = "3"] = Deno.args;

await runCommand(async () => {
  if (ratingsPath === undefined || foldsPath === undefined) {
    return await print(Deno.stdout, "Left out: give it two files, ratings and folds.\n");
  }
  const runs: Readonly<Record<string, () => Promise<Run>>> = {
    "Surprise, 1 thread": () => runPeer("surprise", 1),
    "LIBMF, 1 thread": () => runPeer("libmf", 1),
    "LIBMF, 2 threads": () => runPeer("libmf", 2),
    "ours, 1 thread": () => runOurs(1),
    "ours, 2 threads": () => runOurs(2),
  };
  const best = new Map<string, { rmse: number; wall: number; cpu: number }>();
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, run] of Object.entries(runs)) {
      const { rmse, times } = await run();
      const before = best.get(name);
      best.set(name, {
        rmse,
        wall: Math.min(...times.map(([wall]) => wall), before?.wall ?? Infinity),
        cpu: Math.min(...times.map(([, cpu]) => cpu), before?.cpu ?? Infinity),
      });
    }
  }
  const surprise = best.get("Surprise, 1 thread");
  for (const [name, { rmse, wall, cpu }] of best) {
    const times = (seconds: number, theirs = NaN): string =>
      `${seconds.toFixed(3)} s (Surprise ${(theirs / seconds).toFixed(1)}×)`;
    await print(
      Deno.stdout,
      `${name.padEnd(20)} RMSE ${rmse.toFixed(4)}  least fit ${times(wall, surprise?.wall)}, ` +
        `of processors ${times(cpu, surprise?.cpu)}\n`,
    );
  }
});
