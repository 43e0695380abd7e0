import { assertEquals, assertNotStrictEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { closeCatalog, openCatalog } from "./connection.ts";
import { execute } from "./query.ts";
import { lastQuestions, remembered } from "./remembered.ts";

async function withCatalog(
  work: (catalog: Awaited<ReturnType<typeof openCatalog>>) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "some.duckdb");
    const built = await openCatalog(path, "write");
    await execute(built, "CREATE TABLE t AS SELECT 1 AS one");
    await work(built);
    closeCatalog(built);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a catalogue that is being built is asked every time", () =>
  withCatalog(async (catalog) => {
    let asked = 0;
    const ask = () => Promise.resolve([{ n: ++asked }]);
    assertNotStrictEquals(
      await remembered(catalog, "a", {}, ask),
      await remembered(catalog, "a", {}, ask),
    );
    assertEquals(asked, 2);
  }));

Deno.test("a published one is asked once for the same statement and values, also at once", () =>
  withCatalog(async (built) => {
    const catalog = { ...built, mode: "read" as const, [Symbol.dispose]() {} };
    let asked = 0;
    const ask = () => Promise.resolve([{ n: ++asked }]);
    const [first, second] = await Promise.all([
      remembered(catalog, "a", { id: 1 }, ask),
      remembered(catalog, "a", { id: 1 }, ask),
    ]);
    assertEquals([first, second, await remembered(catalog, "a", { id: 1 }, ask)], [
      [{ n: 1 }],
      [{ n: 1 }],
      [{ n: 1 }],
    ]);
    assertEquals(await remembered(catalog, "a", { id: 2 }, ask), [{ n: 2 }]);
    assertEquals(await remembered(catalog, "a", { id: 2n }, ask), [{ n: 3 }]);
    assertEquals(await remembered({ ...catalog }, "a", { id: 1 }, ask), [{ n: 4 }]);
  }));

Deno.test("failures and long answers are not kept", () =>
  withCatalog(async (built) => {
    const catalog = { ...built, mode: "read" as const, [Symbol.dispose]() {} };
    await assertRejects(() =>
      remembered(catalog, "a", {}, () => Promise.reject(new Error("refused")))
    );
    assertEquals(await remembered(catalog, "a", {}, () => Promise.resolve([])), []);
    let asked = 0;
    const many = () => Promise.resolve(Array.from({ length: 300 }, () => ({ n: ++asked })));
    await remembered(catalog, "many", {}, many);
    await remembered(catalog, "many", {}, many);
    assertEquals(asked, 600);
  }));

Deno.test("what was asked last is known, the newest first, apart from what was not kept", () =>
  withCatalog(async (built) => {
    const catalog = { ...built, mode: "read" as const, [Symbol.dispose]() {} };
    const few = () => Promise.resolve([]);
    const many = () => Promise.resolve(Array.from({ length: 300 }, () => ({ n: 1 })));
    for (const id of [1, 2, 3]) await remembered(catalog, "a", { id }, few);
    await remembered(catalog, "b", {}, many);
    await remembered(catalog, "a", { id: 1 }, few);
    assertEquals(lastQuestions(catalog, 2), [
      { sql: "a", parameters: { id: 1 } },
      { sql: "a", parameters: { id: 3 } },
    ]);
    assertEquals(lastQuestions(catalog, 9).length, 3);
  }));
