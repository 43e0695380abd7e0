import {
  assert,
  assertEquals,
  assertFalse,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { configure } from "../../conformance/project.ts";
import { App } from "../app.ts";
import { staticFiles } from "../static_files/middleware.ts";
import { Builder } from "./builder.ts";

/** Makes a project of these files, for as long as a test runs. */
async function withProject(
  files: Record<string, string>,
  test: (root: string) => Promise<void>,
): Promise<void> {
  const root = await Deno.realPath(await Deno.makeTempDir());
  await configure(root);
  for (const [path, text] of Object.entries({ "main.ts": "", ...files })) {
    await Deno.mkdir(`${root}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${root}/${path}`, text);
  }
  try {
    await test(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const build = async (root: string): Promise<(path: string) => Promise<Response>> => {
  const apply = await new Builder({ root }).build({ snapshot: "memory" });
  const app = new App().use(staticFiles()).fsRoutes();
  apply(app);
  const handler = app.handler();
  return (path) => handler(new Request(`http://site.test${path}`));
};

const ISLAND = `import { h } from "preact"; export default () => h("b", null, "island");`;
const PAGE = (island: string): string =>
  `import { h } from "preact"; import Island from "${island}"; export default () => h(Island, null);`;

Deno.test("a build in memory serves routes, islands and files", async () => {
  await withProject({
    "routes/index.ts": PAGE("../islands/one.ts"),
    "routes/films/(_islands)/one.ts": ISLAND,
    "routes/films/[id].ts": PAGE("./(_islands)/one.ts"),
    "routes/films/(_parts)/part.ts": "export const nothing = 1;",
    "routes/index_test.ts": "throw new Error('a test is no route');",
    "islands/one.ts": ISLAND,
    "static/a b.txt": "spaced",
  }, async (root) => {
    const get = await build(root);
    const pages = await Promise.all(
      ["/", "/films/1"].map(async (path) => await (await get(path)).text()),
    );
    const urls = pages.map((page) => /from"([^"]+one[^"]*)"/.exec(page)?.[1]);
    assert(urls[0] !== urls[1], "two files of one name are two islands");
    for (const url of urls) {
      const response = await get(url ?? "");
      assertEquals(response.status, 200);
      assertStringIncludes(await response.text(), "island");
    }
    assertEquals(await (await get("/a%20b.txt")).text(), "spaced");
    assertEquals((await get("/films/part")).status, 200, "it is a film called part");
    assertEquals((await get("/index_test")).status, 404);
  });
});

Deno.test("the same input gives the same build, another input another", async () => {
  const idOf = async (files: Record<string, string>): Promise<string> => {
    let id = "";
    await withProject({ "islands/one.ts": ISLAND, ...files }, async (root) => {
      await new Builder({ root }).build();
      id = /buildId: "([0-9a-f]{16})"/.exec(await Deno.readTextFile(`${root}/_fresh/server.js`))
        ?.[1] ??
        "";
    });
    return id;
  };
  const first = await idOf({ "static/a.txt": "a" });
  assertMatch(first, /^[0-9a-f]{16}$/);
  assertEquals(await idOf({ "static/a.txt": "a" }), first);
  assert(await idOf({ "static/a.txt": "b" }) !== first);
  assert(
    await idOf({ "static/a.txt": "a", "islands/one.ts": `${ISLAND}console.log(1);` }) !== first,
  );
});

Deno.test("a build on disk replaces the one before it", async () => {
  await withProject({ "islands/one.ts": ISLAND, "_fresh/static/old.js": "old" }, async (root) => {
    await new Builder({ root }).build();
    const names = (await Array.fromAsync(Deno.readDir(`${root}/_fresh/static`))).map(({ name }) =>
      name
    );
    assertFalse(names.includes("old.js"));
  });
});

Deno.test("a file with a strange name is found again", async () => {
  await withProject({ "static/50% #1?.css": "a{b:url(/c)}", "static/é.txt": "é" }, async (root) => {
    await new Builder({ root }).build();
    const server = await Deno.readTextFile(`${root}/_fresh/server.js`);
    assertStringIncludes(server, '"/50% #1?.css"');
    const get = await build(root);
    assertEquals((await get("/50%25%20%231%3F.css")).status, 200);
    assertEquals(await (await get("/%C3%A9.txt")).text(), "é");
  });
});

Deno.test("what cannot be built is told by name", async () => {
  const fails = (files: Record<string, string>, message: string): Promise<void> =>
    withProject(files, async (root) => {
      await assertRejects(
        () => new Builder({ root }).build({ snapshot: "memory" }),
        Error,
        message,
      );
    });
  await fails({ "islands/one.ts": 'import "./gone.ts";' }, "gone.ts");
  await fails({ "islands/one.ts": 'import "unknown-package";' }, "unknown-package");
  await fails({ "islands/one.ts": "const = ;" }, "one.ts");
  await fails({ "routes/_layout.ts": "" }, "_layout");
  const jsx = { compilerOptions: { jsx: "precompile", jsxPrecompileSkipElements: ["a"] } };
  await fails({ "deno.json": JSON.stringify(jsx) }, '"img", "source", "body"');
});

Deno.test("static files change on their way, one callback after the other", async () => {
  await withProject({ "static/a.css": "a", "static/b.txt": "b" }, async (root) => {
    const builder = new Builder({ root });
    const seen: string[] = [];
    const options = { pluginName: "letters", filter: /\.css$/g };
    builder.onTransformStaticFile(options, ({ text, mode }) => ({ content: `${text} ${mode}` }));
    builder.onTransformStaticFile(options, ({ text }) => {
      seen.push(text);
    });
    builder.onTransformStaticFile(options, ({ content }) => ({
      content: Uint8Array.from([...content, 33]),
    }));
    const apply = await builder.build({ snapshot: "memory" });
    const app = new App().use(staticFiles());
    apply(app);
    const get = async (path: string) =>
      await (await app.handler()(new Request(`http://site.test${path}`))).text();
    assertEquals([await get("/a.css"), await get("/b.txt")], ["a production!", "b"]);
    assertEquals(seen, ["a production"]);
    builder.onTransformStaticFile({ pluginName: "broken", filter: /b\.txt$/ }, () => {
      throw new Error("no letter");
    });
    await assertRejects(
      () => builder.build(),
      Error,
      `broken cannot transform ${root}/static/b.txt`,
    );
  });
});
