import { assertEquals, assertExists } from "@std/assert";
import type { StaticFile } from "../snapshot.ts";
import { openFile } from "./open_file.ts";

const file = (source: string, within: string): StaticFile => ({
  source,
  within,
  hash: "",
  contentType: "",
  immutable: false,
});

Deno.test("a file is opened only while it is inside its folder", async () => {
  const root = await Deno.makeTempDir();
  const folder = `${root}/static`;
  await Deno.mkdir(folder);
  await Deno.writeTextFile(`${folder}/a.txt`, "inside");
  await Deno.writeTextFile(`${root}/secret.txt`, "secret");

  const inside = await openFile(file(`${folder}/a.txt`, folder));
  assertExists(inside);
  assertEquals(inside.size, 6);
  assertEquals(await new Response(inside.body).text(), "inside");

  await Deno.remove(`${folder}/a.txt`);
  assertEquals(await openFile(file(`${folder}/a.txt`, folder)), null, "gone");

  await Deno.symlink(`${root}/secret.txt`, `${folder}/a.txt`);
  assertEquals(await openFile(file(`${folder}/a.txt`, folder)), null, "a link out of the folder");

  await Deno.remove(`${folder}/a.txt`);
  await Deno.mkdir(`${folder}/a.txt`);
  assertEquals(await openFile(file(`${folder}/a.txt`, folder)), null, "a folder");

  await Deno.symlink(folder, `${root}/link`);
  await Deno.writeTextFile(`${folder}/b.txt`, "b");
  const above = await openFile(file(`${root}/link/b.txt`, `${root}/link`));
  assertEquals(await new Response(above?.body).text(), "b", "a link above the folder is fine");
  await Deno.remove(root, { recursive: true });
});
