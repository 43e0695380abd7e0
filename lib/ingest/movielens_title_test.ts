import { assertEquals } from "@std/assert";
import { parseMovieLensTitle, possibleTitles } from "./movielens_title.ts";

const cases: readonly (readonly [text: string, title: string, year: number | null])[] = [
  ["Toy Story (1995)", "Toy Story", 1995],
  ["Shawshank Redemption, The (1994)", "The Shawshank Redemption", 1994],
  [
    "City of Lost Children, The (Cité des enfants perdus, La) (1995)",
    "The City of Lost Children (La Cité des enfants perdus)",
    1995,
  ],
  ["Avventura, L' (Adventure, The) (1960)", "L'Avventura (The Adventure)", 1960],
  ["I, Robot (2004)", "I, Robot", 2004],
  ["(500) Days of Summer (2009)", "(500) Days of Summer", 2009],
  ["2001: A Space Odyssey (1968) ", "2001: A Space Odyssey", 1968],
  ["Fawlty Towers (1975-1979)", "Fawlty Towers", 1975],
  ["Big Bang Theory, The (2007-)", "The Big Bang Theory", 2007],
  ["Babylon 5", "Babylon 5", null],
  ["(1999)", "(1999)", 1999],
  ["", "", null],
];

for (const [text, title, year] of cases) {
  Deno.test(`"${text}" is "${title}" of ${year}`, () => {
    assertEquals(parseMovieLensTitle(text), { title, year });
  });
}

Deno.test("a film may be known by its title or by any of the names beside it", () => {
  assertEquals(possibleTitles("Postman, The (Postino, Il) (1994)"), {
    titles: ["The Postman (Il Postino)", "The Postman", "Il Postino"],
    year: 1994,
  });
  assertEquals(possibleTitles("Seven (a.k.a. Se7en) (1995)").titles, [
    "Seven (a.k.a. Se7en)",
    "Seven",
    "Se7en",
  ]);
  assertEquals(possibleTitles("unknown"), { titles: ["unknown"], year: null });
});
