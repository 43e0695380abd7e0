import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { fileReport, inFolder, RATINGS_HEADER, withCatalog } from "./testing.ts";
import { loadRatings } from "../catalog/ratings.ts";
import type { QualityReport } from "../catalog/quality.ts";
import { ReelmatchError } from "../errors.ts";
import type { IngestOptions } from "./ingest.ts";

/** 200 good ratings of 100 people. */
const ROWS = Array.from(
  { length: 200 },
  (_, row) => `${1 + (row >> 1)},${1 + row % 3},${(1 + row % 10) / 2},${1_260_759_144 + row}`,
);

const file = (...rows: readonly string[]): string => `${[RATINGS_HEADER, ...rows].join("\n")}\n`;

const reportOf = (ratings: string | Uint8Array, options?: IngestOptions): Promise<QualityReport> =>
  inFolder((folder) =>
    withCatalog(folder, { ratings }, ({ report }) => Promise.resolve(report), options)
  );

const refusal = (ratings: string | Uint8Array): Promise<ReelmatchError> =>
  assertRejects(() => reportOf(ratings), ReelmatchError);

const forms: Readonly<Record<string, string>> = {
  "LF": file(...ROWS),
  "CRLF": file(...ROWS).replaceAll("\n", "\r\n"),
  "a byte order mark": `\ufeff${file(...ROWS)}`,
  "quotation marks": file(...ROWS).replaceAll(/[^,\n]+/g, '"$&"'),
  "columns in another order, and others": ["rating,note,movieId,timestamp,userId", ...ROWS].map(
    (row, at) => {
      const [user, film, rating, time] = row.split(",");
      return at === 0 ? row : `${rating},"a ""b"", c",${film},${time},${user}`;
    },
  ).join("\n") + "\n",
  "blank lines": file(...ROWS.slice(0, 9), "", ...ROWS.slice(9), ""),
};

for (const [name, ratings] of Object.entries(forms)) {
  Deno.test(`a file with ${name} gives all its ratings`, async () => {
    await inFolder((folder) =>
      withCatalog(folder, { ratings }, async ({ catalog, report }) => {
        const { rowsRead, rowsKept } = fileReport(report, "ratings");
        assertEquals([rowsRead, rowsKept, report.warnings], [200, 200, []]);
        assertEquals((await loadRatings(catalog)).values.length, 200);
      })
    );
  });
}

const structural: Readonly<
  Record<string, readonly [ratings: string | Uint8Array, message: string]>
> = {
  "another header": [
    `user,film,stars,at\n${ROWS[0]}\n`,
    'line 1: the header is "user,film,stars,at"',
  ],
  "no header": [`${ROWS.join("\n")}\n`, 'line 1: the header is "1,1,0.5,1260759144"'],
  "a header alone": [file(), "has a header but no rows"],
  "nothing": ["", "ratings.csv is empty"],
  "a NUL byte": [file(...ROWS, "7,1,3\0,1260759144"), "line 202: holds a NUL byte"],
  "UTF-16": [
    new Uint8Array(new Uint16Array(Array.from(file(ROWS[0]), (c) => c.charCodeAt(0))).buffer),
    "NUL byte",
  ],
  "a row cut inside a field": [file(...ROWS, "7,1,3").trimEnd(), "line 202: the file ends inside"],
  "a row cut inside its time": [
    file(...ROWS, "7,1,3,12607").trimEnd(),
    "line 202: the file ends inside",
  ],
  "mixed line ends": [
    `${file(...ROWS)}7,1,3,1260759144\r\n8,1,3,1260759144\n`,
    "in CRLF and others in LF",
  ],
  "an open quotation mark": [
    `${file(...ROWS).replaceAll(/[^,\n]+/g, '"$&"')}"7","1","3,1\n${file(...ROWS)}`,
    "line 202: a quotation mark is not closed",
  ],
  "another scale": [
    file(...ROWS, ...ROWS.map((row) => row.replace(/,[^,]*,1260/, ",10,1260"))),
    "line 202: rating is not a half star",
  ],
};

for (const [name, [ratings, message]] of Object.entries(structural)) {
  Deno.test(`a file with ${name} is refused in a sentence`, async () => {
    const error = await refusal(ratings);
    assertEquals(error.code, "BAD_INPUT");
    assertStringIncludes(error.message, message);
    assert(!error.message.includes("\n"));
  });
}

Deno.test("a last row without a line end is taken where it is whole, with a warning", async () => {
  const report = await reportOf(file(...ROWS, "999,1,3,1260759144").trimEnd());
  assertEquals(fileReport(report, "ratings").rowsKept, 201);
  assertStringIncludes(report.warnings[0], "ratings.csv does not end with a line break");
});

const USER = "userId is not a whole number from 1 to 2147483647";
const FILM = "movieId is not a whole number from 1 to 2000000000";
const RATING = "rating is not a half star from 0.5 to 5";
const TIME = "timestamp is not a whole number from 0 to 253402300799";

const badRows: Readonly<Record<string, string>> = {
  "abc,1,3,1": USER,
  "1.5,1,3,1": USER,
  "0,1,3,1": USER,
  "99999999999,1,3,1": USER,
  "0,99999999999,3,1": USER,
  ",1,3,1": USER,
  "7,,3,1": FILM,
  "7,-1,3,1": FILM,
  "7,1,abc,1": RATING,
  "7,1,,1": RATING,
  "7,1,0,1": RATING,
  "7,1,5.5,1": RATING,
  "7,1,3.3,1": RATING,
  "7,1,nan,1": RATING,
  "7,1,inf,1": RATING,
  '7,1,"3,1': RATING,
  "7,1,3,": TIME,
  "7,1,3,-1": TIME,
  "7,1,3,2001-01-01": TIME,
  "7,1,3,1e300": TIME,
  "7,1,3": "fewer than 4 fields",
  "7,1,3,1,1": "more than 4 fields",
};

for (const [row, reason] of Object.entries(badRows)) {
  Deno.test(`the row ${row} is rejected, counted and named by its line`, async () => {
    const report = await reportOf(file(...ROWS.slice(0, 150), row, ...ROWS.slice(150)));
    assertEquals(report.rejects, [{ file: "ratings.csv", reason, rows: 1 }]);
    assertEquals(report.notes, [{ file: "ratings.csv", line: 152, outcome: "rejected", reason }]);
    const { rowsRead, rowsKept, rowsRejected } = fileReport(report, "ratings");
    assertEquals([rowsRead, rowsKept, rowsRejected], [201, 200, 1]);
  });
}

Deno.test("bytes that are no UTF-8 cost their row alone", async () => {
  const ratings = Uint8Array.from([
    ...new TextEncoder().encode(`${file(...ROWS)}7,1,3,`),
    0xe9,
    10,
  ]);
  assertEquals((await reportOf(ratings)).rejects, [{ file: "ratings.csv", reason: TIME, rows: 1 }]);
});

Deno.test("a row that DuckDB reads is not named among those that it does not", async () => {
  const report = await reportOf(file(...ROWS, "2_000,1,3,1_000", "1.5,1,3,1"));
  assertEquals(report.notes.map(({ line }) => line), [203]);
  assertEquals(fileReport(report, "ratings").rowsKept, 201);
});

Deno.test("more bad rows than allowed are refused with the first of them", async () => {
  const ratings = file("7,1,9,1", ...ROWS, "x,1,1,1", "7,1");
  const { message } = await refusal(ratings);
  assertStringIncludes(message, `line 2: ${RATING}; 3 of 203 rows cannot be used, at most 1 %`);
  const report = await reportOf(ratings, { maxRejectedShare: 0.5 });
  assertEquals(fileReport(report, "ratings").rowsRejected, 3);
});

/** A row that would be good, and the next person's, were its number rounded. */
const fractions: Readonly<Record<string, string>> = {
  "a person's number": "100.6,1,3.0,1260759144",
  "a film's number": "101,1.4,3.0,1260759144",
  "a film's number, and a rating without a point": "101,1.4,3,1260759144",
  "a rating": "101,1,3.2,1260759144",
  "a time": "101,1,3.0,1260759144.4",
  "a power of ten": "1010e-1,1,3.2,1260759144",
};

for (const [name, row] of Object.entries(fractions)) {
  Deno.test(`${name} with a fraction is refused, not rounded`, async () => {
    const report = await reportOf(file(...ROWS, row));
    const { rowsRead, rowsKept, rowsRejected } = fileReport(report, "ratings");
    assertEquals([rowsRead, rowsKept, rowsRejected], [201, 200, 1]);
    assertEquals(report.people, 100);
  });
}
