import { assert, assertAlmostEquals } from "@std/assert";
import { seededRandom } from "../../random.ts";
import { compress } from "./compress.ts";

const random = seededRandom(1);
const normals = (length: number): Float32Array => Float32Array.from({ length }, random.normal);
const width = 4;
const [nUsers, nItems] = [30, 20];
/** Draws around one truth, as of a posterior. */
const truth = { people: normals(nUsers * width), films: normals(nItems * width) };
const near = (vectors: Float32Array, noise: number): Float32Array =>
  vectors.map((value) => value + noise * random.normal());
const drawsOf = (noise: number) =>
  Array.from({ length: 6 }, () => ({
    people: near(truth.people, noise),
    films: near(truth.films, noise),
  }));

/** Root mean square difference between the draws' average and its compressed form. */
function lossOf(draws: ReturnType<typeof drawsOf>, rank: number): number {
  const { people, films, rank: size } = compress(draws, width, rank, 1);
  let squares = 0;
  for (let user = 0; user < nUsers; user++) {
    for (let item = 0; item < nItems; item++) {
      let error = 0;
      for (const draw of draws) {
        for (let d = 1; d < width; d++) {
          error += draw.people[user * width + d] * draw.films[item * width + d] / draws.length;
        }
      }
      for (let d = 0; d < size; d++) error -= people[user * size + d] * films[item * size + d];
      squares += error * error;
    }
  }
  return Math.sqrt(squares / (nUsers * nItems));
}

Deno.test("at full rank nothing is lost, at the truth's rank little", () => {
  assertAlmostEquals(lossOf(drawsOf(0.3), 20), 0, 1e-6);
  assertAlmostEquals(lossOf(drawsOf(0), 3), 0, 1e-6);
  assert(lossOf(drawsOf(0.05), 3) < 0.05);
});

Deno.test("more rank never loses more", () => {
  const draws = drawsOf(0.3);
  const losses = [2, 4, 8, 16].map((rank) => lossOf(draws, rank));
  losses.slice(1).forEach((loss, at) => assert(loss <= losses[at] + 1e-9));
});
