import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { join } from "node:path";
import { setCurrent } from "../lib/snapshots/current.ts";
import { snapshotDir } from "../lib/snapshots/layout.ts";
import { type RunningServer, runTask, startServer } from "./command.ts";
import { publishFolder, type SmallData, smallData } from "./small_snapshot.ts";

/** Asks until told to stop, one request after another, and gives what was answered. */
async function keepAsking<T>(ask: () => Promise<T>, isOver: () => boolean): Promise<T[]> {
  const answers: T[] = [];
  while (!isOver()) answers.push(await ask());
  return answers;
}

describe("the server in operation", () => {
  let data: SmallData;
  let server: RunningServer;
  beforeAll(async () => {
    const built = await runTask("build", []);
    assertEquals(built.code, 0, built.stderr);
    data = await smallData();
    server = await startServer("serve", { DATA_DIR: data.dataDir, LOG_FORMAT: "json" });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await data[Symbol.asyncDispose]();
  });

  it("takes a well-formed request id, makes up one otherwise, and tells it in log and answer", async () => {
    const ask = async (id?: string) => {
      const headers = id === undefined ? undefined : { "X-Request-Id": id };
      const response = await fetch(`${server.address}/recommend_movies/99999`, { headers });
      const { request_id } = await response.json();
      assertEquals(response.headers.get("X-Request-Id"), request_id);
      return request_id;
    };
    assertEquals(await ask("request-of-a-test"), "request-of-a-test");
    for (const id of [undefined, "short", "x".repeat(65), "a b c d e f", '"><script>']) {
      const given = await ask(id);
      assertNotEquals(given, id);
      assertMatch(given, /^[\da-f-]{36}$/);
    }
    const events = server.log().trim().split("\n").map((line) => JSON.parse(line));
    const event = events.find(({ properties }) => properties.request_id === "request-of-a-test");
    const { method, path, route, status } = event.properties;
    assertEquals(
      [method, path, route, status],
      ["GET", "/recommend_movies/99999", "/recommend_movies/:user_id", 404],
    );
  });

  it("answers every request from one snapshot while snapshots change under load", async () => {
    const second = await publishFolder(data.dataDir, data.sourceDir);
    const [first, ids] = [data.manifest.id, new Set<string>([data.manifest.id, second.id])];
    const inUse = async () => {
      const response = await fetch(`${server.address}/api/models/current`);
      const { id } = await response.json();
      assertEquals([response.status, id], [200, response.headers.get("X-Model-Version")]);
      return id;
    };
    let isOver = false;
    const clients = Array.from({ length: 4 }, () => keepAsking(inUse, () => isOver));
    const pages = keepAsking(async () => {
      const response = await fetch(`${server.address}/recommend?user=1`);
      const html = await response.text();
      assertEquals(response.status, 200, html.slice(0, 300));
    }, () => isOver);
    for (const id of [second.id, first, second.id]) {
      await setCurrent(data.dataDir, id);
      while (await inUse() !== id);
    }
    isOver = true;
    const seen = new Set((await Promise.all(clients)).flat());
    await pages;
    assertEquals(seen, ids);
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    assert(Number(/^reelmatch_snapshot_swaps_total (\d+)/m.exec(metrics)?.[1]) >= 3);
  });

  it("finishes what runs when it is asked to stop, and ends within ten seconds", async () => {
    let answered = 0;
    let stopping = false;
    const asking = Array.from({ length: 8 }, async () => {
      for (;;) {
        const asked = stopping;
        try {
          const response = await fetch(`${server.address}/recommend?user=2`);
          await response.text();
          assertEquals(response.status, 200);
          answered++;
        } catch (error) {
          assert(error instanceof TypeError, String(error)); // nothing accepts any more
          assert(asked || stopping, "a request failed before the server was asked to stop");
          return;
        }
      }
    });
    while (answered < 20) await new Promise((resume) => setTimeout(resume, 5));
    const { hostname, port } = new URL(server.address);
    const slow = await Deno.connect({ hostname, port: Number(port) });
    const head = "POST /api/recommendations HTTP/1.1\r\nHost: localhost\r\n" +
      "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    await slow.write(new TextEncoder().encode(head));
    while (answered < 40) await new Promise((resume) => setTimeout(resume, 5));
    const begun = performance.now();
    stopping = true;
    assertEquals(await server.stop("SIGTERM"), 0);
    assert(performance.now() - begun < 10_000);
    await Promise.all(asking);
    assertMatch(await new Response(slow.readable).text(), /^HTTP\/1.1 408 /);
    assert(!/"level":"ERROR"/.test(server.log()), server.log());
  });
});

Deno.test("a server that is not ready says why, without a path of the machine", async () => {
  await using data = await smallData();
  const catalog = join(snapshotDir(data.dataDir, data.manifest.id), "catalog.duckdb");
  await Deno.truncate(catalog, 4096);
  await using server = await startServer("serve", { DATA_DIR: data.dataDir });
  const response = await fetch(`${server.address}/readyz`);
  const { detail } = await response.json();
  assertEquals(response.status, 503);
  assert(Number(response.headers.get("Retry-After")) > 0);
  assertMatch(detail, new RegExp(`^Snapshot ${data.manifest.id} is refused: .*catalog\\.duckdb`));
  assert(!detail.includes(data.dataDir), detail);
});
