import { assertEquals } from "@std/assert";
import { parseMovieLensTitle } from "./movielens_title.ts";

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
