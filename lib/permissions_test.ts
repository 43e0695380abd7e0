import { assert, assertEquals, assertMatch } from "@std/assert";
import { permitted } from "./permissions.ts";

const given = (settings: Record<string, string>) => (name: string) => settings[name];

Deno.test("a server may listen where its settings say, and nowhere else", () => {
  assertEquals(permitted("listen", given({})), "0.0.0.0:8000");
  assertEquals(permitted("listen", given({ HOST: "::1", PORT: "0" })), "[::1]:0");
});

Deno.test("settings that cannot be used leave the defaults", () => {
  assertEquals(permitted("listen", given({ HOST: "x,0.0.0.0", PORT: "80" })), "0.0.0.0:8000");
  assertEquals(permitted("data", given({ DATA_DIR: "/a,/b" })), "./data");
});

Deno.test("sources are fetched from their own hosts, each with its port", () => {
  const settings = { GROUPLENS_URL: "http://127.0.0.1:4000/a/", TMDB_URL: "http://mirror.test/3" };
  assertEquals(permitted("sources", given(settings)).split(","), [
    "127.0.0.1:4000",
    "www.kaggle.com:443",
    "mirror.test:80",
    "storage.googleapis.com:443",
  ]);
});

Deno.test("native code is DuckDB's library, and building runs Deno and the bundler", async () => {
  for (const path of permitted("duckdb", given({})).split(",")) {
    assertMatch(path, /@duckdb.*duckdb\.node$/);
    assert((await Deno.stat(path)).isFile);
  }
  assertEquals(permitted("deno", given({})), Deno.execPath());
  const [deno, bundler] = permitted("bundler", given({})).split(",");
  assertEquals(deno, Deno.execPath());
  assertMatch(bundler, /esbuild(\.exe)?$/);
});
