import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { filmId } from "../../ids.ts";
import { indexTitles } from "./index_titles.ts";

/** Finds among titles, the first the best known, and names what it finds. */
async function searching(...titles: string[]) {
  const films = titles.map((title, at) => ({ id: filmId(at + 1), title, votes: -at }));
  const { find } = await indexTitles(films);
  return (words: string): string[] => find(words).map((id) => titles[id - 1]);
}

Deno.test("accents, case, apostrophes and hyphens do not matter", async () => {
  const find = await searching("Amélie", "Schindler's List", "Spider-Man", "MÜNCHEN", "İstanbul");
  assertEquals(find("amelie"), ["Amélie"]);
  assertEquals(find("AMÉLIE"), ["Amélie"]);
  assertEquals(find("schindlers"), ["Schindler's List"]);
  assertEquals(find("schindler’s list"), ["Schindler's List"]);
  assertEquals(find("spiderman"), ["Spider-Man"]);
  assertEquals(find("spider man"), ["Spider-Man"]);
  assertEquals(find("spider-man"), ["Spider-Man"]);
  assertEquals(find("munchen"), ["MÜNCHEN"]);
  assertEquals(find("istanbul"), ["İstanbul"]);
});

Deno.test("scripts without letters of ours are found by their words, signs by themselves", async () => {
  const find = await searching("七人の侍", "Сталкер", "$", "???", "Cash $ Now");
  assertEquals(find("七人"), ["七人の侍"]);
  assertEquals(find("сталкер"), ["Сталкер"]);
  assertEquals(find("$"), ["$"]);
  assertEquals(find("???"), ["???"]);
  assertEquals(find(" "), []);
});

Deno.test("beginnings find, whole titles come first, then the better known", async () => {
  const find = await searching(
    "Alien Nation",
    "Aliens",
    "The Alien",
    "Alienation",
    "Alien: Covenant",
  );
  assertEquals(find("alien"), [
    "The Alien",
    "Alien Nation",
    "Alien: Covenant",
    "Aliens",
    "Alienation",
  ]);
  assertEquals(find("alien na"), ["Alien Nation"]);
});

Deno.test("slips are forgiven where nothing is written so", async () => {
  const find = await searching("The Matrix", "The Avengers", "Interstellar", "Mat", "Heat");
  for (const slip of ["matirx", "matix", "mattrix", "mstrix", "matrx"]) {
    assertEquals(find(slip), ["The Matrix"], slip);
  }
  assertEquals(find("avengrs"), ["The Avengers"]);
  assertEquals(find("interstelar"), ["Interstellar"]);
  assertEquals(find("intrestelar"), ["Interstellar"]);
  assertEquals(find("the matrx"), ["The Matrix"]);
  assertEquals(find("mat"), ["Mat", "The Matrix"]);
  assertEquals(find("hat"), []);
});

/** Mistakes between a word and the nearest beginning of another, by trying every way. */
function fewestMistakes(given: string, word: string): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === given.length) return 0; // the rest of the word is free
    if (j === word.length) return given.length - i;
    const key = `${i} ${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ways = [
      from(i + 1, j + 1) + (given[i] === word[j] ? 0 : 1),
      from(i + 1, j) + 1,
      from(i, j + 1) + 1,
    ];
    const isSwap = given[i] === word[j + 1] && given[i + 1] === word[j];
    if (isSwap && i + 1 < given.length && j + 1 < word.length) ways.push(from(i + 2, j + 2) + 1);
    const least = Math.min(...ways);
    known.set(key, least);
    return least;
  };
  return from(0, 0);
}

Deno.test("a search finds exactly what comparing every title would", async () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 30 }), word, async (titles, given) => {
      const found = (await searching(...titles))(given);
      const begins = titles.filter((title) => title.startsWith(given));
      const limit = given.length < 4 ? 0 : given.length < 8 ? 1 : 2;
      const slips = titles.filter((title) => fewestMistakes(given, title) <= limit);
      assertEquals(found.toSorted(), (begins.length > 0 ? begins : slips).toSorted());
    }),
    { numRuns: 300 },
  );
});

Deno.test("any text can be searched for", async () => {
  const { find } = await indexTitles([{ id: filmId(1), title: "constructor __proto__", votes: 1 }]);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (words) => {
      assert(find(words).length <= 1);
    }),
    { numRuns: 30 },
  );
  assertEquals(find("__proto__").length, 1);
});
