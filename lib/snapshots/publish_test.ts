import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent, setCurrent } from "./current.ts";
import {
  buildDir,
  newSnapshotId,
  REPLACED_FILES,
  REQUIRED_FILES,
  snapshotDir,
  snapshotsDir,
} from "./layout.ts";
import { lockForBuild } from "./lock.ts";
import { beginBuild, publish } from "./publish.ts";
import { verifySnapshot } from "./verify.ts";

const draft = (id: SnapshotId) => ({
  id,
  created_at: "2026-01-01T00:00:00Z",
  code_version: "0.0.0",
  sources: [],
  quality: { films_without_ratings: 0, rejects: [], warnings: [] },
  counts: { films: 0, ratings: 0, people: 0 },
  models: { stars: { kind: "svd", settings: {} }, taste: { kind: "als", settings: {} } },
  evaluation: { protocol: "none", stars: [], taste: [] },
});

async function inDataDir(work: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir();
  try {
    await work(dataDir);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

async function published(dataDir: string, text: string): Promise<SnapshotId> {
  const id = newSnapshotId(new Date());
  const folder = await beginBuild(dataDir, id);
  for (const name of REQUIRED_FILES) await Deno.writeTextFile(join(folder, name), text);
  await publish(dataDir, draft(id), (parent) => ({ parent, stage_seconds: {} }));
  return id;
}

Deno.test("a published snapshot is current and verifies", () =>
  inDataDir(async (dataDir) => {
    assertEquals(await readCurrent(dataDir), null);
    const id = await published(dataDir, "bytes");
    assertEquals(await readCurrent(dataDir), id);
    const { files } = await verifySnapshot(dataDir, id);
    assertEquals(Object.keys(files).sort(), REQUIRED_FILES.toSorted());
  }));

Deno.test("what a dead build left is cleared by the next and never becomes current", () =>
  inDataDir(async (dataDir) => {
    const first = await published(dataDir, "first");
    const dead = newSnapshotId(new Date());
    await beginBuild(dataDir, dead);
    await Deno.writeTextFile(join(buildDir(dataDir, dead), "catalog.duckdb"), "half");
    for (const name of REPLACED_FILES) {
      await Deno.writeTextFile(join(dataDir, `.${name}.draft`), "half");
    }
    assertEquals(await readCurrent(dataDir), first);
    const second = await published(dataDir, "second");
    const names = (await Array.fromAsync(Deno.readDir(snapshotsDir(dataDir)))).map(({ name }) =>
      name
    );
    assertEquals(names.sort(), [first, second].map(String).sort());
    const beside = (await Array.fromAsync(Deno.readDir(dataDir))).map(({ name }) => name);
    assertEquals(beside.sort(), [".pointer.lock", "current", "snapshots"]);
  }));

Deno.test("a damaged, shortened or missing file is named", () =>
  inDataDir(async (dataDir) => {
    const id = await published(dataDir, "bytes");
    const file = join(snapshotDir(dataDir, id), "model", "stars.bin");
    const refusal = async () =>
      (await assertRejects(() => verifySnapshot(dataDir, id), ReelmatchError)).message;
    await Deno.writeTextFile(file, "bytez");
    assertStringIncludes(await refusal(), "stars.bin differs from its checksum");
    await Deno.writeTextFile(file, "byte");
    assertStringIncludes(await refusal(), "stars.bin has 4 bytes instead of 5");
    await Deno.remove(file);
    assertStringIncludes(await refusal(), "stars.bin is missing");
  }));

Deno.test("a snapshot whose manifest lists too little is damaged", () =>
  inDataDir(async (dataDir) => {
    const id = await published(dataDir, "bytes");
    const path = join(snapshotDir(dataDir, id), "manifest.json");
    const manifest = JSON.parse(await Deno.readTextFile(path));
    await Deno.writeTextFile(path, JSON.stringify({ ...manifest, files: {} }));
    const error = await assertRejects(() => verifySnapshot(dataDir, id), ReelmatchError);
    assertStringIncludes(error.message, "does not list catalog.duckdb");
  }));

Deno.test("one process builds at a time, and a closed lock is free again", () =>
  inDataDir(async (dataDir) => {
    using _held = await lockForBuild(dataDir);
    const error = await assertRejects(() => lockForBuild(dataDir), ReelmatchError);
    assertStringIncludes(error.message, "Another process");
  }));

Deno.test("a data folder that cannot be made is one clear sentence", async () => {
  const file = await Deno.makeTempFile();
  const error = await assertRejects(() => lockForBuild(join(file, "data")), ReelmatchError);
  assertStringIncludes(error.message, "cannot be written");
  await Deno.remove(file);
});

Deno.test("a current file that names no snapshot is corrupt, not ignored", () =>
  inDataDir(async (dataDir) => {
    await Deno.writeTextFile(join(dataDir, "current"), "../../etc\n");
    const error = await assertRejects(() => readCurrent(dataDir), ReelmatchError);
    assertEquals(error.code, "CORRUPT");
  }));

Deno.test("current is replaced whole, and no draft of it stays behind", () =>
  inDataDir(async (dataDir) => {
    const ids = [newSnapshotId(new Date(0)), newSnapshotId(new Date(1e12))];
    for (const id of ids) await setCurrent(dataDir, id);
    assertEquals(await readCurrent(dataDir), ids[1]);
    const names = (await Array.fromAsync(Deno.readDir(dataDir))).map(({ name }) => name);
    assertEquals(names, ["current"]);
  }));
