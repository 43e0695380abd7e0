import { assert, assertEquals } from "@std/assert";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { denseIndex } from "./dense_index.ts";
import { loadRatings } from "./ratings.ts";

const FILMS = 400;
const LINKS = `movieId,imdbId,tmdbId\n${
  Array.from({ length: FILMS }, (_, n) => `${n + 1},,${(n * 7919) % 100_003 + 1}`).join("\n")
}\n`;
const MOVIES = `movieId,title,genres\n${
  Array.from({ length: FILMS }, (_, n) => `${n + 1},Film ${n},Drama`).join("\n")
}\n`;

Deno.test("ratings come ordered by person and film, with the same triples as the file", async () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => {
    const at = n * 7919 % 30_000; // a permutation, so that the file is in no order
    return [2 + 3 * (at % 97), 1 + at % FILMS, (1 + at % 10) / 2, 1_000_000_000 + n] as const;
  });
  const newest = new Map(
    rows.map((
      [user, film, rating, time],
    ) => [`${user} ${(film - 1) * 7919 % 100_003 + 1}`, `${rating} ${time}`]),
  );
  const ratings = `${RATINGS_HEADER}\n${rows.map((row) => row.join(",")).join("\n")}\n`;
  await inFolder((folder) =>
    withCatalog(folder, { ratings, links: LINKS, movies: MOVIES }, async ({ catalog }) => {
      const loaded = await loadRatings(catalog);
      const { nUsers, nItems, userIds, itemIds, users, items, values, timestamps, scale } = loaded;
      assertEquals([nUsers, nItems], [97, FILMS]);
      assertEquals([userIds.length, itemIds.length], [97, FILMS]);
      assertEquals(scale, { min: 0.5, max: 5 });
      assert(itemIds.every((id, at) => at === 0 || id > itemIds[at - 1]));
      assert(userIds.every((id, at) => at === 0 || id > userIds[at - 1]));
      const key = (at: number): number => users[at] * nItems + items[at];
      assert(users.every((_, at) => at === 0 || key(at) > key(at - 1)));
      const triples = Array.from(
        values,
        (rating, at) =>
          [`${userIds[users[at]]} ${itemIds[items[at]]}`, `${rating} ${timestamps[at]}`] as const,
      );
      assertEquals(new Map(triples), newest);
    })
  );
});

Deno.test("an id leads back to its place, small or huge", () => {
  for (const ids of [[], [0], [1, 5, 6], [3, 2_147_483_647]]) {
    const index = denseIndex(Int32Array.from(ids));
    ids.forEach((id, at) => assertEquals(index(id), at));
    for (const id of [2, 4, 7, 1_000_000]) assertEquals(index(id), -1);
  }
});
