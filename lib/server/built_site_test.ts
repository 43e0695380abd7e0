import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder } from "../ingest/testing.ts";
import { builtSiteUrl } from "./built_site.ts";

Deno.test("a site that was not built is told, one that was is found in any folder", async () => {
  await inFolder(async (folder) => {
    const root = join(folder, "50% #1?");
    await Deno.mkdir(join(root, "_fresh"), { recursive: true });
    const { code } = await assertRejects(() => builtSiteUrl(root), ReelmatchError);
    assertEquals(code, "NOT_READY");
    await Deno.writeTextFile(join(root, "_fresh", ".inputs.sha256"), "key");
    await Deno.writeTextFile(join(root, "_fresh", "server.js"), "export default 7;");
    assertEquals((await import(await builtSiteUrl(root))).default, 7);
  });
});
