/** `deno task snapshots`: looks at the published snapshots, chooses among them, removes old ones. */
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { type SnapshotId, snapshotId } from "../lib/ids.ts";
import { logLine } from "../lib/server/log.ts";
import { activateSnapshot, rollBack } from "../lib/snapshots/activate.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { formatSnapshotList } from "../lib/snapshots/format.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { pruneSnapshots } from "../lib/snapshots/prune.ts";
import { verifySnapshot } from "../lib/snapshots/verify.ts";

const USAGE = `Usage: deno task snapshots COMMAND

  list            the published snapshots, newest first; * marks the current one
  show ID         verifies a snapshot and prints its manifest
  activate ID     verifies a snapshot and makes it current; a running server follows
  rollback        goes back to the current one's parent, or to the newest older one
  prune --keep N  removes all but the N newest, 3 if left out; the current one, its parent and
                  those that a process reads stay

All of them can be used while an ingest runs. A snapshot that it publishes afterwards is compared
with the one that is current then.

${configHelp()}
`;

const out = (text: string): Promise<void> => print(Deno.stdout, text);

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    args: Deno.args,
    allowPositionals: true,
    options: { help: { type: "boolean" }, keep: { type: "string" } },
  });
  if (values.help) return out(USAGE);
  const { dataDir } = readConfig();
  const [command = "list", ...rest] = positionals;
  if (values.keep !== undefined && command !== "prune") throw misused("--keep belongs to prune");
  switch (command) {
    case "list": {
      noneLeft(rest);
      const [list, current] = await Promise.all([listSnapshots(dataDir), readCurrent(dataDir)]);
      if (list.length === 0) logLine(`${dataDir} holds no snapshot: run \`deno task ingest\`.`);
      return out(formatSnapshotList(list, current));
    }
    case "show":
      return out(JSON.stringify(await verifySnapshot(dataDir, onlyId(rest)), null, 2) + "\n");
    case "activate":
      return out(`Snapshot ${(await activateSnapshot(dataDir, onlyId(rest))).id} is current.\n`);
    case "rollback":
      noneLeft(rest);
      return out(`Snapshot ${(await rollBack(dataDir, logLine)).id} is current.\n`);
    case "prune": {
      noneLeft(rest);
      const removed = await pruneSnapshots(dataDir, Number(values.keep ?? 3), logLine);
      return out(removed.map((id) => `Removed snapshot ${id}.\n`).join(""));
    }
    default:
      throw misused(`"${command}" is no command`);
  }
});

function onlyId(rest: readonly string[]): SnapshotId {
  if (rest.length !== 1) throw misused(`${rest.length} snapshots were named instead of one`);
  return snapshotId(rest[0]);
}

function noneLeft(rest: readonly string[]): void {
  if (rest.length > 0) throw misused(`"${rest[0]}" is one word too many`);
}

function misused(why: string): ReelmatchError {
  return new ReelmatchError("BAD_INPUT", `${why}: see \`deno task snapshots --help\`.`);
}
