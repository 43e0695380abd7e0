import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { afterEach, describe, it } from "@std/testing/bdd";
import {
  isPartOf,
  joined,
  keepStars,
  storedRatings,
  storeRatings,
  withStars,
} from "./rated_film.ts";
import { MOST_RATINGS } from "./ratings_text.ts";

const film = (id: number) => ({
  id,
  title: "Été",
  year: null,
  genres: [],
  poster: null,
  mean: null,
});
const rated = (id: number, stars = 4) => ({ film: film(id), stars });

describe("a visitor's stored list", () => {
  afterEach(() => localStorage.clear());

  it("drops what nobody can have rated", () => {
    const poison = [rated(603.5), rated(0), rated(-1), rated(3e9), rated(603, 5.5), null, "x"];
    localStorage.setItem("reelmatch.ratings", JSON.stringify([...poison, rated(603)]));
    assertEquals(storedRatings(), [rated(603)]);
    localStorage.setItem("reelmatch.ratings", "{");
    assertEquals(storedRatings(), []);
  });

  it("keeps stars whatever another program left of the film beside them", () => {
    const { id, title } = film(603);
    const odd = {
      id,
      title,
      year: { a: 1 },
      genres: ["Drama", {}, null],
      poster: '/../x" onerror=alert(1)',
      mean: "4",
      more: 1,
    };
    localStorage.setItem("reelmatch.ratings", JSON.stringify([{ film: odd, stars: 4 }]));
    assertEquals(storedRatings(), [{ film: { ...film(603), genres: ["Drama"], title }, stars: 4 }]);
    const path = { ...film(603), poster: "/aB-1_2.jpg" };
    localStorage.setItem("reelmatch.ratings", JSON.stringify([{ film: path, stars: 4 }]));
    assertEquals(storedRatings()[0].film.poster, "/aB-1_2.jpg");
  });

  it("holds a film once, by its newest stars", () => {
    localStorage.setItem("reelmatch.ratings", JSON.stringify([rated(1, 2), rated(2), rated(1, 5)]));
    assertEquals(storedRatings(), [rated(1, 5), rated(2)]);
  });

  it("never holds more than an address does", () => {
    const many = Array.from({ length: MOST_RATINGS + 5 }, (_, i) => rated(i + 1));
    storeRatings(many);
    assertEquals(storedRatings().map(({ film }) => film.id), many.slice(5).map((o) => o.film.id));
    const next = withStars(storedRatings(), film(9999), 2);
    assertEquals(next.length, MOST_RATINGS);
    assertEquals([next[0].film.id, next.at(-1)?.film.id], [7, 9999]);
  });

  it("holds every film of two lists once, by the stars of the later one", () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: MOST_RATINGS });
    fc.assert(fc.property(list, list, (earlier, later) => {
      const both = joined(earlier.map((id) => rated(id, 1)), later.map((id) => rated(id, 5)));
      const ids = [...earlier.filter((id) => !later.includes(id)), ...later].slice(-MOST_RATINGS);
      assertEquals(both, ids.map((id) => rated(id, later.includes(id) ? 5 : 1)));
    }));
  });

  it("keeps its films while stars are given on somebody else's", () => {
    storeRatings([rated(1), rated(2)]);
    keepStars([rated(7), rated(8)], film(8), 1);
    assertEquals(storedRatings(), [rated(1), rated(2), rated(8, 1)]);
    keepStars([rated(7), rated(8, 1)], film(1), null);
    assertEquals(storedRatings(), [rated(2), rated(8, 1)]);
  });

  it("begins with the list shown", () => {
    keepStars([rated(7)], film(8), 1);
    assertEquals(storedRatings(), [rated(7), rated(8, 1)]);
  });
});

it("a list is part of another by films and stars, whatever their order", () => {
  assertEquals(isPartOf([rated(1), rated(2)], [rated(2), rated(1)]), true);
  assertEquals(isPartOf([rated(1)], [rated(2), rated(1)]), true);
  assertEquals(isPartOf([rated(1), rated(2)], [rated(1), rated(2, 3)]), false);
  assertEquals(isPartOf([rated(1), rated(2)], [rated(1)]), false);
  assertEquals(isPartOf([], []), true);
});
