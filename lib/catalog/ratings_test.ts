import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { filmId } from "../ids.ts";
import { openCatalog } from "./connection.ts";
import { denseIndex } from "./dense_index.ts";
import { filmRatings } from "./film_ratings.ts";
import { execute } from "./query.ts";
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
      const film = 3; // the fourth of itemIds
      assertEquals(
        (await filmRatings(catalog, filmId(itemIds[film]))).map((
          { userId, rating },
        ) => [userId, rating]),
        Array.from(items.keys()).filter((at) => items[at] === film).map((at) => [
          userIds[users[at]],
          values[at],
        ]),
      );
      assertEquals(await filmRatings(catalog, filmId(2_000_000_000)), []);
    })
  );
});

Deno.test("a file in its own order gives the same, sorted by film, though several ids be one film", async () => {
  const links = "movieId,imdbId,tmdbId\n1,,30\n2,,20\n3,,10\n4,,30\n";
  const movies = "movieId,title,genres\n1,A,\n2,B,\n3,C,\n4,A,\n";
  const ratings = `${RATINGS_HEADER}\n1,1,4,5\n1,2,3,1\n1,4,2,9\n7,3,5,1\n7,4,1,1\n`;
  await inFolder((folder) =>
    withCatalog(folder, { ratings, links, movies }, async ({ catalog, report }) => {
      const { userIds, itemIds, users, items, values, timestamps } = await loadRatings(catalog);
      assertEquals([...userIds], [1, 7]);
      assertEquals([...itemIds], [10, 20, 30]);
      assertEquals([...users], [0, 0, 1, 1]);
      assertEquals([...items], [1, 2, 0, 2]);
      assertEquals([...values], [3, 2, 5, 1]);
      assertEquals([...timestamps], [1, 9, 1, 1]);
      assertEquals(report.files.find(({ kind }) => kind === "ratings")?.rowsDuplicate, 1);
    })
  );
});

Deno.test("ratings of people who are not in the catalogue are noticed, wherever their numbers lie", async () => {
  const ratings = `${RATINGS_HEADER}\n${
    Array.from({ length: 9 }, (_, n) => `${2 * n + 1},1,4,5`).join("\n")
  }\n`;
  await inFolder((folder) =>
    withCatalog(folder, { ratings, links: LINKS, movies: MOVIES }, async ({ catalog }) => {
      for (const person of [1, 9, 17]) {
        const path = join(folder, `without_${person}.duckdb`);
        await Deno.copyFile(catalog.path, path);
        {
          using changed = await openCatalog(path, "write");
          await execute(changed, "DELETE FROM people WHERE user_id = $person", { person });
        }
        using without = await openCatalog(path, "read");
        const error = await assertRejects(() => loadRatings(without), ReelmatchError);
        assertEquals(error.code, "CORRUPT");
      }
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
