import { Builder } from "fresh/dev";
import { buildSite } from "./lib/server/built_site.ts";

const root = import.meta.dirname ?? ".";
if (Deno.args.includes("build")) await buildSite(root);
else await new Builder({ root }).listen(() => import("./main.ts"));
