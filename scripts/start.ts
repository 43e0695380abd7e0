/**
 * `deno task start`: prepares data where there is none, builds the site where it is stale, serves.
 * `deno task serve` serves a built site and leaves the data to another process, as in the compose
 * file; it needs no permission to write or to run anything.
 */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { builtSiteUrl, ensureSiteBuilt } from "../lib/server/built_site.ts";
import { assertPortFree, listen } from "../lib/server/listen.ts";
import { setLogFormat } from "../lib/server/log.ts";
import { prepareData } from "../lib/server/prepare_data.ts";

const USAGE = `Usage: deno task start

Prepares the demo's data where DATA_DIR holds no snapshot, builds the site and serves it.

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: { help: { type: "boolean" }, "serve-only": { type: "boolean" } },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const config = readConfig();
  setLogFormat(config.logFormat);
  assertPortFree(config);
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (!values["serve-only"]) {
    await prepareData(config);
    await ensureSiteBuilt(root);
    await Deno.permissions.revoke({ name: "run" });
  }
  const { default: site } = await import(await builtSiteUrl(root));
  await listen(config, site.fetch);
  Deno.exit(0);
});
