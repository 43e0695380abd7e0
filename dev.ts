import { readConfig } from "./lib/config.ts";
import { buildSite } from "./lib/server/built_site.ts";
import { siteBuilder } from "./lib/server/site_builder.ts";

const root = import.meta.dirname ?? ".";
if (Deno.args.includes("build")) {
  await buildSite(root);
} else {
  const { host, port } = readConfig();
  await siteBuilder(root).listen(() => import("./main.ts"), { hostname: host, port });
}
