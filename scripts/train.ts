/** `deno task train`: trains again on the current snapshot's catalogue and publishes the result. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { showProgress } from "../lib/progress/show_progress.ts";
import {
  STARS_TRAINERS,
  starsTrainer,
  TASTE_TRAINERS,
  tasteTrainer,
} from "../lib/models/trainers.ts";
import { buildSnapshot } from "../lib/snapshots/build.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { holdSnapshot } from "../lib/snapshots/hold.ts";
import { CATALOG_FILE, snapshotDir } from "../lib/snapshots/layout.ts";
import { readTuned } from "../lib/snapshots/search_file.ts";
import { verifySnapshot } from "../lib/snapshots/verify.ts";
import { listenForStop, STOPPING } from "../lib/stop_signals.ts";

const USAGE =
  `Usage: deno task train [--stars NAME] [--taste NAME] [--settings FILE] [--activate-anyway]

  --stars NAME               ${Object.keys(STARS_TRAINERS).join(", ")};
                             by default what is best for so many ratings
  --taste NAME               ${Object.keys(TASTE_TRAINERS).join(", ")}
  --settings FILE            settings that \`deno task tune\` chose for a model; once for each model
  --activate-anyway          make the result current even where it does worse than the current one

Ctrl-C stops it at the end of an epoch; the same command goes on from there.

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: {
      help: { type: "boolean" },
      stars: { type: "string" },
      taste: { type: "string" },
      settings: { type: "string", multiple: true },
      "activate-anyway": { type: "boolean" },
    },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const { stars, taste } = values;
  starsTrainer(stars); // a name that no model has is refused at once
  tasteTrainer(taste);
  const tuned = await readTuned(values.settings ?? []);
  const { dataDir, seed, keepSnapshots, workers, checkpointSeconds } = readConfig();
  const current = await readCurrent(dataDir);
  if (current === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} holds no snapshot to train on: run \`deno task ingest\` first.`,
    );
  }
  using _held = await holdSnapshot(dataDir, current);
  await verifySnapshot(dataDir, current);
  using progress = showProgress(false);
  using stop = listenForStop(() => progress.report(STOPPING));
  await buildSnapshot({
    dataDir,
    seed,
    choice: { stars, taste, tuned },
    workers,
    checkpointSeconds,
    signal: stop.signal,
    report: progress.report,
    activateAnyway: values["activate-anyway"],
    keep: keepSnapshots,
    fill: (path) => Deno.copyFile(join(snapshotDir(dataDir, current), CATALOG_FILE), path),
  });
});
