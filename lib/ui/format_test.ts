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
      languageName("not a code"),
    ];
  });
  assertEquals(written, [
    ["24 Jul 2016", "34.4 MB", "Cantonese", "not a code"],
    ["24 juil. 2016", "34,4 Mo", "cantonais", "not a code"],
  ]);
});
