import { assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { seededRandom } from "../random.ts";
import { Arena } from "./arena.ts";
import { descend, errorOf } from "./sgd.ts";
import { descendCall, squaresCall } from "./sgd_simd.ts";
import { SOLO } from "./team.ts";

const shapes = fc.record({
  people: fc.integer({ min: 1, max: 9 }),
  films: fc.integer({ min: 1, max: 9 }),
  ratings: fc.integer({ min: 0, max: 80 }),
  rank: fc.constantFrom(0, 4, 12, 16, 20, 36),
  seed: fc.integer(),
});

Deno.test("a pass in SIMD takes the steps that its plain twin takes", async () => {
  await fc.assert(fc.asyncProperty(shapes, async ({ people, films, ratings, rank, seed }) => {
    const make = (arena: Arena) => {
      const random = seededRandom(seed);
      const normals = (length: number): Float32Array =>
        arena.copyFloat32(Float32Array.from({ length }, () => 0.3 * random.normal()));
      const pick = (bound: number): Int32Array =>
        arena.copyInt32(Int32Array.from({ length: ratings }, () => random.integer(bound)));
      return {
        list: { users: pick(people), items: pick(films), values: normals(ratings) },
        model: {
          mean: 0.1,
          userBias: normals(people),
          itemBias: normals(films),
          userFactors: normals(people * rank),
          itemFactors: normals(films * rank),
          rank,
        },
      };
    };
    const arena = new Arena();
    const plain = make(new Arena());
    const fast = make(arena);
    const sums = arena.float64(people);
    await SOLO.run(arena.memory, [squaresCall(fast.list, 0, ratings, fast.model, sums)]);
    const { users, items, values } = plain.list;
    const squares = new Float64Array(people);
    values.forEach((value, at) =>
      squares[users[at]] += errorOf(plain.model, users[at], items[at], value) ** 2
    );
    sums.forEach((sum, user) => assertAlmostEquals(sum, squares[user], 1e-4 * (1 + sum)));
    const step = { rate: 0.03, pull: 0.05 };
    const expected = descend(plain.list, plain.model, step);
    const call = descendCall(fast.list, 0, ratings, fast.model, step);
    const [total] = await SOLO.run(arena.memory, [call]);
    assertAlmostEquals(total, expected, 1e-4 * (1 + expected));
    for (const name of ["userBias", "itemBias", "userFactors", "itemFactors"] as const) {
      fast.model[name].forEach((value, at) =>
        assertAlmostEquals(value, plain.model[name][at], 1e-4)
      );
    }
  }));
});
