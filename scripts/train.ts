/** `deno task train`: trains again on the current snapshot's catalogue and publishes the result. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { showProgress } from "../lib/progress/show_progress.ts";
import { buildSnapshot } from "../lib/snapshots/build.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { CATALOG_FILE, snapshotDir } from "../lib/snapshots/layout.ts";
import { verifySnapshot } from "../lib/snapshots/verify.ts";

const USAGE = `Usage: deno task train [--activate-anyway]

  --activate-anyway          make the result current even where it does worse than the current one

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: { help: { type: "boolean" }, "activate-anyway": { type: "boolean" } },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const { dataDir, seed, keepSnapshots } = readConfig();
  const current = await readCurrent(dataDir);
  if (current === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} holds no snapshot to train on: run \`deno task ingest\` first.`,
    );
  }
  await verifySnapshot(dataDir, current);
  using progress = showProgress(false);
  await buildSnapshot({
    dataDir,
    seed,
    report: progress.report,
    activateAnyway: values["activate-anyway"],
    keep: keepSnapshots,
    fill: (path) => Deno.copyFile(join(snapshotDir(dataDir, current), CATALOG_FILE), path),
  });
});
