/**
 * `deno task start`: prepares data where there is none, builds the site where it is stale, serves.
 * `deno task serve` leaves the data to another process, as in the compose file.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { ensureSiteBuilt } from "../lib/server/built_site.ts";
import { assertPortFree, listen } from "../lib/server/listen.ts";
import { logLine } from "../lib/server/log.ts";
import { readCurrent } from "../lib/snapshots/current.ts";

const USAGE = `Usage: deno task start

Prepares the demo's data where DATA_DIR holds no snapshot, builds the site and serves it.

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: { help: { type: "boolean" }, "no-prepare": { type: "boolean" } },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const config = readConfig();
  assertPortFree(config);
  if (!values["no-prepare"] && await readCurrent(config.dataDir) === null) {
    logLine(`${config.dataDir} holds no snapshot yet: preparing the demo's data.`);
    const { buildSnapshot } = await import("../lib/snapshots/build.ts");
    await buildSnapshot({ config, from: ["demo"], films: [], report: logLine });
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  await ensureSiteBuilt(root, async () => {
    logLine("Building the site.");
    const { Builder } = await import("fresh/dev");
    await new Builder({ root }).build();
  });
  const { default: site } = await import(`file://${join(root, "_fresh", "server.js")}`);
  await listen(config, site.fetch);
  Deno.exit(0);
});
