import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { ReelmatchError } from "../../errors.ts";
import { Arena } from "./arena.ts";
import { type KernelCall, startTeam } from "./team.ts";

const WIDTH = 8;

/** Calls that each take one step of descent on a pair of rows of their own. */
function steps(arena: Arena, count: number): { calls: KernelCall[]; rows: Float32Array } {
  const index = arena.int32(count).map((_, at) => at);
  const users = arena.copyInt32(index);
  const values = arena.copyFloat32(Float32Array.from(index, (at) => at / 3));
  const bias = arena.float32(2 * count);
  const rows = arena.float32(2 * count * WIDTH).fill(0.1);
  const calls = Array.from({ length: count }, (_, at) => ({
    kernel: "descend",
    args: [
      ...[users.byteOffset + 4 * at, users.byteOffset + 4 * at, values.byteOffset + 4 * at, 1],
      ...[0.5, bias.byteOffset, bias.byteOffset + 4 * count],
      ...[rows.byteOffset, rows.byteOffset + 4 * count * WIDTH, WIDTH, 0.1, 0.02],
    ],
  }));
  return { calls, rows };
}

Deno.test("any number of threads gives the same bits, results in the order of the calls", async () => {
  using solo = startTeam(1);
  using pair = startTeam(2);
  using three = startTeam(3);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), async (count) => {
      const outcomes = [];
      for (const team of [solo, pair, three]) {
        const arena = new Arena();
        const { calls, rows } = steps(arena, count);
        const first = await team.run(arena.memory, calls);
        outcomes.push({ first, second: await team.run(arena.memory, calls), rows });
      }
      assertEquals(outcomes[1], outcomes[0]);
      assertEquals(outcomes[2], outcomes[0]);
      outcomes[0].first.forEach((squares, at) =>
        assert(Math.abs(squares - (at / 3 - 0.5 - 0.08) ** 2) < 1e-3 * (1 + squares))
      );
    }),
    { numRuns: 20 },
  );
});

/** Calls of some milliseconds each. */
function slowCalls(arena: Arena, count: number): KernelCall[] {
  const size = 256;
  return Array.from({ length: count }, () => {
    const matrix = arena.float32(size * size);
    for (let d = 0; d < size; d++) matrix[d * size + d] = 2;
    const inverse = arena.float32(size * size);
    return { kernel: "invert", args: [matrix.byteOffset, size, 4 * size, inverse.byteOffset] };
  });
}

Deno.test("long runs let the event loop turn", async () => {
  using team = startTeam(1);
  const arena = new Arena();
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await team.run(arena.memory, slowCalls(arena, 50));
  clearInterval(timer);
  assert(turns > 0);
});

Deno.test("a kernel that traps, on whichever thread, is an error, then and later", async () => {
  for (const size of [1, 2]) {
    using team = startTeam(size);
    const arena = new Arena();
    const beyond = { kernel: "settle", args: [2 ** 31, 0, 9, 0, 0, 0, 0, 8] };
    const { calls } = steps(arena, 6);
    const run = () => team.run(arena.memory, [...calls, beyond, ...calls]);
    await assertRejects(run, ReelmatchError, "out of bounds");
    await assertRejects(run, ReelmatchError, "one worker");
  }
});

Deno.test("an unknown kernel is an error", async () => {
  using team = startTeam(2);
  const call = { kernel: "constructor", args: [] };
  await assertRejects(
    () => team.run(new Arena().memory, [call, call]),
    ReelmatchError,
    "no kernel",
  );
});

Deno.test("threads that die in the middle of a run are an error, not a hang", async () => {
  const team = startTeam(3);
  const arena = new Arena();
  await team.run(arena.memory, slowCalls(arena, 30)); // by now they are up
  const run = team.run(arena.memory, slowCalls(arena, 300));
  const failed = assertRejects(() => run, ReelmatchError, "a thread ended");
  team.close();
  await failed;
  await assertRejects(() => team.run(arena.memory, []), ReelmatchError, "a thread ended");
});
