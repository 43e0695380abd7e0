import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { Buffer } from "node:buffer";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { readCurrent, setCurrent } from "../lib/snapshots/current.ts";
import { snapshotDir, snapshotsDir } from "../lib/snapshots/layout.ts";
import { verifySnapshot } from "../lib/snapshots/verify.ts";
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

/** A snapshot of the same source in a data folder of its own, not yet seen by the server. */
async function publishElsewhere(data: SmallData) {
  const dataDir = await Deno.makeTempDir({ prefix: "reelmatch-data-" });
  const { id } = await publishFolder(dataDir, data.sourceDir);
  return { id, folder: snapshotDir(dataDir, id) };
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

    const damaged = await publishElsewhere(data);
    await Deno.truncate(join(damaged.folder, "model", "stars.bin"), 64);
    await Deno.rename(damaged.folder, snapshotDir(data.dataDir, damaged.id));
    await setCurrent(data.dataDir, damaged.id);
    await eventually(() => Promise.resolve(server.log().includes("is damaged")));
    assertStringIncludes(server.log(), damaged.id);
    assertEquals(await version(), second.id);
    await setCurrent(data.dataDir, second.id);
  });

  it("refuses an address that cannot be read", async () => {
    const { hostname, port } = new URL(server.address);
    using connection = await Deno.connect({ hostname, port: Number(port) });
    await connection.write(new TextEncoder().encode("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"));
    const bytes = new Uint8Array(64);
    const read = await connection.read(bytes);
    assertMatch(new TextDecoder().decode(bytes.subarray(0, read ?? 0)), /^HTTP\/1.1 400/);
  });

  it("gives HEAD the length of GET, whatever the encoding, and counts and logs it as HEAD", async () => {
    const ask = async (path: string, method: string, encoding: string) => {
      const { hostname, port } = new URL(server.address);
      const options = { hostname, port, path, method, headers: { "Accept-Encoding": encoding } };
      const response = await new Promise<IncomingMessage>((resolve, reject) =>
        request(options, resolve).on("error", reject).end()
      );
      const { length } = Buffer.concat(await Array.fromAsync(response));
      return { length, headers: response.headers };
    };
    const paths = [
      "/",
      "/films/1014",
      "/recommend_movies/1",
      "/api/movies",
      "/nothing",
      "/healthz",
    ];
    for (const path of paths) {
      for (const encoding of ["identity", "gzip", "br"]) {
        const get = await ask(path, "GET", encoding);
        const head = await ask(path, "HEAD", encoding);
        // a new nonce takes a few bytes more or less
        const leeway = encoding === "identity" ? 0 : 32;
        const told = Number(head.headers["content-length"]);
        assert(get.length > 0 && Math.abs(told - get.length) <= leeway, `${path} ${encoding}`);
        assertEquals(head.length, 0);
        const [of, by] = [head, get].map(({ headers }) => headers["content-encoding"]);
        assertEquals(of, by, path);
        assert(of === undefined || of === encoding, `${path} ${encoding}: ${of}`);
      }
    }
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    assertMatch(
      metrics,
      /^http_requests_total\{route="\/films\/:id",method="HEAD",status="200"\} 3$/m,
    );
    assertMatch(server.log(), / HEAD \/recommend_movies\/1 200 /);
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

Deno.test("ingest killed in any stage leaves the snapshot before in use, and the next cleans up", async () => {
  await using data = await smallData();
  for (const stage of ["Reading", "Joining", "catalogue:", "evaluate:", "train taste:", "write:"]) {
    const before = await readCurrent(data.dataDir);
    const child = taskCommand("ingest", ["--from", `movielens:${data.sourceDir}`], {
      env: { DATA_DIR: data.dataDir },
      stdout: "null",
      stderr: "piped",
    }).spawn();
    let log = "";
    for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) {
      log += text;
      if (log.includes(stage)) break;
    }
    child.kill("SIGKILL");
    const { signal } = await child.status;
    if (signal !== null) assertEquals(signal, "SIGKILL");
    const current = await readCurrent(data.dataDir);
    assert(current !== null);
    // The last stage may have been over before the signal came.
    if (stage !== "write:") assertEquals([current, signal], [before, "SIGKILL"], stage);
    await verifySnapshot(data.dataDir, current);
  }
  const last = await publishFolder(data.dataDir, data.sourceDir);
  assertEquals(await readCurrent(data.dataDir), last.id);
  for await (const { name } of Deno.readDir(snapshotsDir(data.dataDir))) {
    assert(!name.startsWith("."), `${name} is left behind`);
  }
});

Deno.test("a data folder that is none is one sentence, whatever the task", async () => {
  const file = await Deno.makeTempFile();
  for (const task of ["start", "serve", "train"] as const) {
    const { code, stderr } = await runTask(task, [], { DATA_DIR: file, PORT: "0" });
    assertEquals(code, 1, stderr);
    assertMatch(stderr, /^error: The data folder .* cannot be read/m);
    assert(!stderr.includes("    at "), stderr);
  }
  await Deno.remove(file);
});
