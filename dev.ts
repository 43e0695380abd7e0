import { Builder } from "fresh/dev";
import { readConfig } from "./lib/config.ts";
import { buildSite } from "./lib/server/built_site.ts";

const root = import.meta.dirname ?? ".";
if (Deno.args.includes("build")) {
  await buildSite(root);
} else {
  const { host, port } = readConfig();
  await new Builder({ root }).listen(() => import("./main.ts"), { hostname: host, port });
}
