import { assertEquals } from "@std/assert";
import { ASSETS, BETTER_ASSETS } from "./conformance/assets.ts";
import { BETTER_ISLANDS, ISLANDS } from "./conformance/islands.ts";
import { PAGES } from "./conformance/pages.ts";
import { IS_STAND_IN, makeProject, runDeno, startSite } from "./conformance/project.ts";
import { BETTER_REQUESTS, REQUESTS } from "./conformance/requests.ts";

const GROUPS = {
  pages: { same: PAGES, better: {} },
  requests: { same: REQUESTS, better: BETTER_REQUESTS },
  assets: { same: ASSETS, better: BETTER_ASSETS },
  islands: { same: ISLANDS, better: BETTER_ISLANDS },
};

Deno.test("the sample site type-checks", async () => {
  const root = await makeProject();
  await runDeno(root, "check", "main.ts", "dev.ts", "types.tsx", "routes", "islands");
  await Deno.remove(root, { recursive: true });
});

Deno.test({
  name: "a built server loads nothing of the builder",
  ignore: !IS_STAND_IN,
  fn: checkServerModules,
});

async function checkServerModules(): Promise<void> {
  const root = await makeProject();
  await runDeno(root, "run", "-A", "dev.ts", "build");
  const info = await runDeno(root, "info", "--json", "--quiet", "_fresh/server.js");
  const { modules }: { modules: { specifier: string }[] } = JSON.parse(info);
  const builder = modules.filter(({ specifier }) => /esbuild|\/src\/dev\//.test(specifier));
  assertEquals(builder, []);
  await Deno.remove(root, { recursive: true });
}

Deno.test("the sample site, built and served, does as a Fresh site does", async (t) => {
  await using site = await startSite();
  for (const [group, { same, better }] of Object.entries(GROUPS)) {
    for (const [name, check] of Object.entries(same)) {
      await t.step(`${group}: ${name}`, () => check(site.origin));
    }
    for (const [name, check] of Object.entries(better)) {
      const ignore = !IS_STAND_IN;
      await t.step({ name: `${group}: ${name}`, ignore, fn: () => check(site.origin) });
    }
  }
});
