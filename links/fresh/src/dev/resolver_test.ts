import { assertEquals, assertThrows } from "@std/assert";
import type { DenoGraph } from "./deno_graph.ts";
import { Resolver } from "./resolver.ts";

const SIGNALS = {
  name: "@preact/signals",
  version: "2.0.0",
  dependencies: ["preact@10.0.0"],
  localPath: "/cache/@preact/signals/2.0.0",
};
const PREACT = {
  name: "preact",
  version: "10.0.0",
  dependencies: [],
  localPath: "/cache/preact/10.0.0",
};

const GRAPH: DenoGraph = {
  modules: [
    {
      specifier: "file:///site/a.tsx",
      kind: "esm",
      local: "/site/a.tsx",
      dependencies: [
        { specifier: "@/b.ts", code: { specifier: "file:///site/b.ts" } },
        { specifier: "preact/hooks", code: { specifier: "npm:/preact@^10/hooks" } },
        { specifier: "@preact/signals", code: { specifier: "npm:@preact/signals@^2" } },
        { specifier: "far", code: { specifier: "https://far.example/mod.ts" } },
        { specifier: "types", code: undefined },
        { specifier: "./gone.ts", code: { specifier: "file:///site/gone.ts" } },
        { specifier: "nothing", code: { error: "not in the import map" } },
      ],
    },
    { specifier: "file:///site/b.ts", kind: "esm", local: "/site/b.ts" },
    { specifier: "file:///site/gone.ts", error: "Module not found" },
    { specifier: "https://far.example/mod.ts", kind: "esm", local: "/cache/far" },
    { specifier: "npm:/preact@10.0.0/hooks", kind: "npm", npmPackage: "preact@10.0.0" },
    { specifier: "npm:/@preact/signals@2.0.0", kind: "npm", npmPackage: "signals" },
  ],
  redirects: {
    "npm:/preact@^10/hooks": "npm:/preact@10.0.0/hooks",
    "npm:@preact/signals@^2": "npm:/@preact/signals@2.0.0",
  },
  npmPackages: { "preact@10.0.0": PREACT, signals: SIGNALS },
};

Deno.test("a module's imports lead where Deno says", () => {
  const resolver = new Resolver(GRAPH);
  const from = (name: string): unknown => resolver.fromModule("/site/a.tsx", name);
  assertEquals(from("@/b.ts"), { kind: "file", path: "/site/b.ts" });
  assertEquals(from("preact/hooks"), { kind: "npm", package: PREACT, subpath: "/hooks" });
  assertEquals(from("@preact/signals"), { kind: "npm", package: SIGNALS, subpath: "" });
  assertEquals(from("far"), { kind: "remote", module: GRAPH.modules[3] });
  assertEquals(from("types"), null);
  assertEquals(from("unknown"), null);
  assertThrows(() => from("./gone.ts"), Error, "Module not found");
  assertThrows(() => from("nothing"), Error, "not in the import map");
});

Deno.test("a package finds itself and what it depends on, nothing else", () => {
  const resolver = new Resolver(GRAPH);
  const from = (name: string): unknown =>
    resolver.fromPackage("/cache/@preact/signals/2.0.0/dist/x.js", name);
  assertEquals(from("preact/hooks"), { kind: "npm", package: PREACT, subpath: "/hooks" });
  assertEquals(from("@preact/signals/utils"), { kind: "npm", package: SIGNALS, subpath: "/utils" });
  assertEquals(from("chart.js"), null);
  assertEquals(resolver.packageOf("/cache/preact/10.0.01/x.js"), null);
});
