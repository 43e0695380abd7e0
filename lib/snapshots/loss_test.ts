import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { requireNoLoss } from "./loss.ts";

const CURRENT = { films: 100, ratings: 1000 };

Deno.test("a fifth may go, more is refused, by rows where they were compared and else by size", () => {
  requireNoLoss({ films: 80, ratings: 800, changes: [] }, CURRENT);
  requireNoLoss({ films: 200, ratings: 2000, changes: [] }, CURRENT);
  requireNoLoss({ films: 0, ratings: 0, changes: [] }, { films: 0, ratings: 0 });
  const films = assertThrows(
    () => requireNoLoss({ films: 79, ratings: 1000, changes: [] }, CURRENT),
    ReelmatchError,
  );
  assertEquals(
    films.message,
    "The new catalogue lacks 21 of the 100 films in use, more than 20 %: check the sources, or " +
      "give --allow-loss where that is meant.",
  );
  const changes = [{ kind: "ratings", before: 1000, added: 900, removed: 201 }] as const;
  const ratings = assertThrows(
    () => requireNoLoss({ films: 100, ratings: 1699, changes }, CURRENT),
    ReelmatchError,
  );
  assertEquals(ratings.code, "BAD_INPUT");
});
