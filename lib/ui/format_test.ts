import { assertEquals } from "@std/assert";
import { LANGUAGES } from "./language.ts";
import { formatOf } from "./format.ts";

Deno.test("of rows that were kept all is said only of all", () => {
  const { percentFloored } = formatOf("en");
  assertEquals([1, 112_316 / 112_325, 0.9878, 0].map(percentFloored), [
    "100%",
    "99.9%",
    "98.7%",
    "0%",
  ]);
});

Deno.test("dates, sizes and languages are written as each language does", () => {
  const written = LANGUAGES.map((language) => {
    const { shortDate, megabytes, languageName } = formatOf(language);
    return [
      shortDate("2016-07-24T20:00:00Z"),
      megabytes(34_400_000).replace(/\s/, " "),
      languageName("cn"),
      languageName("iu"),
      languageName("not a code"),
      languageName("constructor"),
    ];
  });
  assertEquals(written, [
    ["24 Jul 2016", "34.4 MB", "Cantonese", "Inuktitut", "not a code", "constructor"],
    ["24 juil. 2016", "34,4 Mo", "cantonais", "inuktitut", "not a code", "constructor"],
  ]);
});

Deno.test("a setting keeps its digits, in the language's signs", () => {
  const values = [0.015, 5000, 1e-7, 1 / 3, 12345.678];
  assertEquals(values.map(formatOf("fr").setting), [
    "0,015",
    "5000",
    "0,0000001",
    "0,333333333333333",
    "12345,678",
  ]);
  assertEquals(values.map((value) => Number(formatOf("en").setting(value))), [
    0.015,
    5000,
    1e-7,
    0.333333333333333,
    12345.678,
  ]);
});
