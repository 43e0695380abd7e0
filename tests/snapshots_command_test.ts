import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { dayId, inDataDir } from "../lib/snapshots/testing.ts";
import { type Outcome, runTask } from "./command.ts";

const withDays = (
  days: number,
  work: (run: (...args: string[]) => Promise<Outcome>) => Promise<void>,
) =>
  inDataDir(
    days,
    (dataDir) => work((...args) => runTask("snapshots", args, { DATA_DIR: dataDir })),
  );

Deno.test("deno task snapshots: look, roll back, choose and prune", () =>
  withDays(4, async (run) => {
    const current = async (): Promise<string | undefined> => {
      const { code, stdout, stderr } = await run("list");
      assertEquals(code, 0, stderr);
      return /^\* (\S+)/m.exec(stdout)?.[1];
    };
    assertEquals(await current(), dayId(4));
    assertStringIncludes((await run("rollback")).stdout, dayId(3));
    assertEquals(await current(), dayId(3));
    assertStringIncludes((await run("activate", dayId(4))).stdout, dayId(4));
    assertEquals(JSON.parse((await run("show", dayId(2))).stdout).parent, dayId(1));
    const { stdout } = await run("prune", "--keep", "1");
    assertEquals(stdout, `Removed snapshot ${dayId(2)}.\nRemoved snapshot ${dayId(1)}.\n`);
    assertEquals((await run("list")).stdout.trim().split("\n").length, 2);
  }));

Deno.test("deno task snapshots: an empty list says so, beside the list", () =>
  withDays(0, async (run) => {
    const { code, stdout, stderr } = await run("list");
    assertEquals([code, stdout], [0, ""]);
    assertStringIncludes(stderr, "holds no snapshot: run `deno task ingest`.");
  }));

Deno.test("deno task snapshots: what cannot be done is one sentence", () =>
  withDays(1, async (run) => {
    for (
      const [args, words] of [
        [["activate"], /instead of one/],
        [["activate", "latest"], /latest.*expected a form/],
        [["activate", dayId(7)], /no snapshot/],
        [["rollback"], /no whole snapshot/],
        [["prune", "--keep", "all"], /1 or more/],
        [["list", "--keep", "2"], /prune/],
        [["remove"], /remove.*--help/],
      ] as const
    ) {
      const { code, stderr } = await run(...args);
      assertEquals(code, 1, args.join(" "));
      assertMatch(stderr, words);
      assert(stderr.startsWith("error: ") && stderr.trim().split("\n").length === 1, stderr);
    }
  }));
