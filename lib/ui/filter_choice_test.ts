import { assertEquals } from "@std/assert";
import { choiceFields, type FilterChoice } from "./filter_choice.ts";

const ANY: FilterChoice = {
  genre: "",
  language: "",
  year_from: "",
  year_to: "",
  order: "taste",
  explore: "0",
};

Deno.test("a choice of nothing says nothing", () => {
  assertEquals(choiceFields(ANY), []);
});

Deno.test("a choice says what differs from any", () => {
  assertEquals(choiceFields({ ...ANY, genre: "Drama", order: "rating", explore: "0.5" }), [
    ["genre", "Drama"],
    ["order", "rating"],
    ["explore", "0.5"],
  ]);
});

Deno.test("a half-typed year says nothing yet", () => {
  for (const year of ["19", "199", "1994 ", "0000", "1799", "2201", "abcd"]) {
    assertEquals(choiceFields({ ...ANY, year_from: year, year_to: "1999" }), [["year_to", "1999"]]);
  }
});
