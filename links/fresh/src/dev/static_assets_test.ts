import { assertEquals } from "@std/assert";
import { readStaticAssets, withCssAssets } from "./static_assets.ts";

async function urls(files: string[], folders = ["static"]): Promise<string[]> {
  const root = await Deno.makeTempDir();
  for (const file of files) {
    await Deno.mkdir(`${root}/${file}`.replace(/\/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${root}/${file}`, file);
  }
  await Deno.symlink("/etc/hostname", `${root}/static/link`);
  await Deno.symlink("/etc", `${root}/static/folder`);
  const assets = await readStaticAssets(folders.map((each) => `${root}/${each}`), `${root}/_fresh`);
  await Deno.remove(root, { recursive: true });
  return assets.map(({ url, bytes }) => `${url} ${new TextDecoder().decode(bytes)}`).sort();
}

Deno.test("hidden files and links are left out", async () => {
  assertEquals(
    await urls([
      "static/a.txt",
      "static/.env",
      "static/.git/config",
      "static/b/.secret/c",
      "static/.well-known/security.txt",
      "static/.well-known.txt",
    ]),
    ["/.well-known/security.txt static/.well-known/security.txt", "/a.txt static/a.txt"],
  );
});

Deno.test("of two files of a name the one in the earlier folder is served", async () => {
  assertEquals(
    await urls(["static/a", "static/b", "more/a", "more/c"], ["more", "static", "none"]),
    [
      "/a more/a",
      "/b static/b",
      "/c more/c",
    ],
  );
});

Deno.test("a style sheet names files of this site with the key of the build", () => {
  const lock = (css: string): string => withCssAssets(css, "id");
  assertEquals(lock("a{b:url(/c.png)}"), 'a{b:url("/c.png?__frsh_c=id")}');
  assertEquals(lock(`a{b:url( '/c d.png' )}`), 'a{b:url("/c%20d.png?__frsh_c=id")}');
  assertEquals(
    lock('@font-face{src:url("/f.woff2") format("woff2")}'),
    '@font-face{src:url("/f.woff2?__frsh_c=id") format("woff2")}',
  );
  for (const css of ["url(c.png)", "url(#a)", "url(data:,a)", "url(//x/y)", "url()", "b:c"]) {
    assertEquals(lock(css), css);
  }
});
