import { assert, assertEquals, assertThrows } from "@std/assert";
import { join } from "node:path";
import { bundledStyles } from "./site_builder.ts";

const ROOT = join(import.meta.dirname ?? "", "..", "..");

Deno.test("one style sheet holds every rule of all of them, in their order", async () => {
  const bundled = bundledStyles(join(ROOT, "static", "styles.css"), false);
  assert(!bundled.includes("@import"));
  assert(bundled.indexOf("@layer tokens, base,") < bundled.indexOf("@layer base {"));
  let end = 0;
  for (
    const [, name] of (await Deno.readTextFile(join(ROOT, "static", "styles.css")))
      .matchAll(/styles\/(\w+\.css)/g)
  ) {
    const begin = bundled.indexOf(`/* styles/${name} */`);
    assert(begin >= end, name);
    end = begin;
  }
  const files = await Array.fromAsync(Deno.readDir(join(ROOT, "styles")));
  const given = await Promise.all(
    files.map(({ name }) => Deno.readTextFile(join(ROOT, "styles", name))),
  );
  const braces = (text: string): number => text.split("{").length;
  assertEquals(braces(bundled) - 1, given.reduce((sum, text) => sum + braces(text) - 1, 0));
});

Deno.test("a style sheet that is not there, or cannot be read, ends the build", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "styles.css");
  await Deno.writeTextFile(path, '@import "./gone.css";');
  assertThrows(() => bundledStyles(path, true), Error, "gone.css");
  await Deno.writeTextFile(path, "p { color: red } }");
  assertThrows(() => bundledStyles(path, true), Error, "styles.css");
  await Deno.remove(folder, { recursive: true });
});
