import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { join } from "node:path";
import { readCurrent, setCurrent } from "../lib/snapshots/current.ts";
import { snapshotDir } from "../lib/snapshots/layout.ts";
import { type RunningServer, runTask, startServer, taskCommand } from "./command.ts";
import { publishFolder, type SmallData, smallData } from "./small_snapshot.ts";

/** Asks again until an answer fits; a server that never gets there fails the test by its limit. */
async function eventually(ask: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!await ask()) {
    assert(Date.now() < deadline, "waited in vain");
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

describe("the server as a process", () => {
  let data: SmallData;
  let server: RunningServer;

  beforeAll(async () => {
    const built = await runTask("build", []);
    assertEquals(built.code, 0, built.stderr);
    data = await smallData();
    server = await startServer("start", { DATA_DIR: data.dataDir });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await data[Symbol.asyncDispose]();
  });

  const version = async (): Promise<string | null> => {
    const response = await fetch(`${server.address}/api/models/current`);
    await response.body?.cancel();
    return response.headers.get("X-Model-Version");
  };

  it("answers pages and API with the same films", async () => {
    const api = await (await fetch(`${server.address}/recommend_movies/1?limit=10`)).json();
    const page = await (await fetch(`${server.address}/recommend?user=1`)).text();
    for (const { id } of api.recommendations) assertStringIncludes(page, `/films/${id}`);
  });

  for (const path of ["/", "/films", "/recommend", "/model", "/about", "/films/1014", "/users/1"]) {
    it(`serves ${path} as a whole page with its security headers`, async () => {
      const response = await fetch(server.address + path);
      const html = await response.text();
      assertEquals(response.status, 200, html.slice(0, 400));
      assertMatch(html, /^<!DOCTYPE html>/i);
      assertEquals(response.headers.get("X-Content-Type-Options"), "nosniff");
      const policy = response.headers.get("Content-Security-Policy") ?? "";
      assertStringIncludes(policy, "default-src 'self'");
      assert(!policy.includes("unsafe-inline"), policy);
    });
  }

  it("answers pages that are not there with 404 and a sentence", async () => {
    for (
      const path of ["/nothing", "/films/99999999", "/users/99999999", "/recommend?user=99999999"]
    ) {
      const response = await fetch(server.address + path);
      assertEquals(response.status, 404, path);
      assertMatch(await response.text(), /<h1/);
      assertMatch(response.headers.get("Content-Security-Policy") ?? "", /'nonce-/);
    }
    assertEquals((await fetch(`${server.address}/recommend?user=abc`)).status, 400);
  });

  it("swaps to a new snapshot and refuses a damaged one", async () => {
    assertEquals(await version(), data.manifest.id);
    const second = await publishFolder(data.dataDir, data.sourceDir);
    await eventually(async () => await version() === second.id);

    const third = await publishFolder(data.dataDir, data.sourceDir);
    await setCurrent(data.dataDir, second.id);
    await eventually(async () => await version() === second.id);
    await Deno.truncate(join(snapshotDir(data.dataDir, third.id), "model", "stars.bin"), 64);
    await setCurrent(data.dataDir, third.id);
    await eventually(() => Promise.resolve(server.log().includes("is damaged")));
    assertStringIncludes(server.log(), third.id);
    assertEquals(await version(), second.id);
    await setCurrent(data.dataDir, second.id);
  });

  it("says that a port is in use, and ends", async () => {
    const { port } = new URL(server.address);
    const env = { DATA_DIR: data.dataDir, HOST: "127.0.0.1", PORT: port };
    const { code, stderr } = await runTask("start", [], env);
    assertEquals(code, 1);
    assertMatch(stderr, new RegExp(`^error: Port ${port} is in use`, "m"));
  });

  it("ends with 0 on SIGTERM", async () => {
    assertEquals(await server.stop("SIGTERM"), 0);
  });
});

Deno.test("serve without a snapshot answers 503 with what to do, and finds the first one", async () => {
  await using data = await smallData();
  const empty = await Deno.makeTempDir();
  try {
    await using server = await startServer("serve", { DATA_DIR: empty });
    const page = await fetch(`${server.address}/`);
    assertEquals(page.status, 503);
    assert(Number(page.headers.get("Retry-After")) > 0);
    assertMatch(await page.text(), /deno task ingest/);
    assertEquals((await fetch(`${server.address}/readyz`)).status, 503);
    await publishFolder(empty, data.sourceDir);
    await eventually(async () => (await fetch(`${server.address}/readyz`)).status === 200);
  } finally {
    await Deno.remove(empty, { recursive: true });
  }
});

Deno.test("ingest killed at any moment leaves the snapshot before in use, and the next cleans up", async () => {
  await using data = await smallData();
  for (const afterMs of [150, 400, 700, 1000, 1300]) {
    const child = taskCommand("ingest", ["--from", `movielens:${data.sourceDir}`], {
      env: { DATA_DIR: data.dataDir },
      stdout: "null",
      stderr: "null",
    }).spawn();
    const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
    await child.status;
    clearTimeout(timer);
    assert(await readCurrent(data.dataDir) !== null);
  }
  const last = await publishFolder(data.dataDir, data.sourceDir);
  assertEquals(await readCurrent(data.dataDir), last.id);
  for await (const { name } of Deno.readDir(join(data.dataDir, "snapshots"))) {
    assert(!name.startsWith("."), `${name} is left behind`);
  }
});
