import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { toldIn } from "../ui/messages/told/told.ts";
import { fileReport, inFolder, LINKS } from "./testing.ts";
import { type Ingested, ingestSources } from "./testing/ingest_sources.ts";
import { METADATA } from "./testing/movielens_zips.ts";

/** The fields of a row, of which a format writes what it can. */
type Fields = readonly string[];

const good = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 10 }),
  fc.integer({ min: 0, max: 3 }),
).map(([user, film, halves, time]): Fields => [`${user}`, `${film}`, `${halves / 2}`, `${time}`]);

const broken: fc.Arbitrary<Fields> = fc.constantFrom(
  ["x", "1", "3", "1"],
  ["1.5", "1", "3", "1"],
  ["1", "0", "3", "1"],
  ["1", "99999999999", "3", "1"],
  ["1", "1", "5.5", "1"],
  ["1", "1", "nan", "1"],
  ["1", "1", "", "1"],
  ["1", "1", "3", "-1"],
  ["1", "1", "3", "soon"],
  ["", "", "", ""],
);

/** Rows that lack fields or have too many; only text can hold them. */
const misshapen: fc.Arbitrary<Fields> = fc.constantFrom(
  ["1", "1", "3"],
  ["1", "1", "3", "1", "2"],
  ["1"],
);

interface Format {
  readonly name: string;
  /** Whether rows may be misshapen. */
  readonly isText: boolean;
  /** Writes rows into a folder and names the sources to read, ratings and films. */
  readonly write: (
    folder: string,
    rows: readonly Fields[],
  ) => Promise<readonly [from: string, films: string[]]>;
}

const text = (rows: readonly Fields[], delimiter: string, header: string): string =>
  [header, ...rows.map((fields) => fields.join(delimiter))].filter((line) => line !== "")
    .join("\n") + "\n";

const ITEMS = [1, 2, 3].map((id) =>
  `${id}|${["Toy Story", "Jumanji", "Nowhere"][id - 1]} (1995)|||${"|0".repeat(19)}`
);
const DAT = ["1::Toy Story (1995)::A", "2::Jumanji (1995)::A", "3::Nowhere (1995)::A"];

/** A MovieLens or Kaggle folder with these files and the films' facts beside it. */
async function writeFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string[]> {
  for (const [name, content] of Object.entries(files)) {
    await Deno.writeTextFile(join(folder, name), content);
  }
  const metadata = join(folder, "facts.csv");
  await Deno.writeTextFile(metadata, METADATA);
  return [`kaggle:${metadata}`];
}

const NAMED = "?user=userId&item=movieId&rating=rating&time=timestamp&ids=movielens";
const HEADER = "userId,movieId,rating,timestamp";

const formats: readonly Format[] = [
  {
    name: "ratings.csv",
    isText: true,
    write: async (folder, rows) => [
      `movielens:${folder}`,
      await writeFolder(folder, { "ratings.csv": text(rows, ",", HEADER), "links.csv": LINKS }),
    ],
  },
  {
    name: "ratings.dat",
    isText: true,
    write: async (folder, rows) => [
      `movielens:${folder}`,
      await writeFolder(folder, {
        "ratings.dat": text(rows, "::", ""),
        "movies.dat": `${DAT.join("\n")}\n`,
      }),
    ],
  },
  {
    name: "u.data",
    isText: true,
    write: async (folder, rows) => [
      `movielens:${folder}`,
      await writeFolder(folder, {
        "u.data": text(rows, "\t", ""),
        "u.item": `${ITEMS.join("\n")}\n`,
      }),
    ],
  },
  {
    name: "csv:",
    isText: true,
    write: async (folder, rows) => {
      const films = await writeFolder(folder, {
        "own.csv": text(rows, ";", HEADER.replaceAll(",", ";")),
        "links.csv": LINKS,
        "ratings.csv": `${HEADER}\n9,1,4,1\n`,
      });
      return [`csv:${join(folder, "own.csv")}${NAMED}`, [...films, `movielens:${folder}`]];
    },
  },
  {
    name: "parquet:",
    isText: false,
    write: async (folder, rows) => {
      const films = await writeFolder(folder, {
        "links.csv": LINKS,
        "ratings.csv": `${HEADER}\n9,1,4,1\n`,
      });
      const path = join(folder, "own.parquet");
      const connection = await (await DuckDBInstance.create()).connect();
      const values = rows.map((fields) => `(${fields.map((field) => `'${field}'`).join(", ")})`);
      await connection.run(
        `COPY (SELECT * FROM (VALUES ${
          values.join(", ")
        }) t(${HEADER})) TO '${path}' (FORMAT parquet)`,
      );
      return [`parquet:${path}${NAMED}`, [...films, `movielens:${folder}`]];
    },
  },
];

/** Ingests with the ratings of `from` first, so that its people keep their numbers. */
async function ingest(format: Format, rows: readonly Fields[]): Promise<Ingested> {
  return await inFolder(async (folder) => {
    const [from, more] = await format.write(folder, rows);
    const films = more.filter((text) => text.startsWith("kaggle:"));
    const others = more.filter((text) => !text.startsWith("kaggle:"));
    return await ingestSources(folder, [from, ...others], films, { maxRejectedShare: 1 });
  });
}

const isGood = (fields: Fields): boolean => {
  const [user, film, rating, time] = fields.map((field) =>
    field === "" ? Number.NaN : Number(field)
  );
  return fields.length === 4 && Number.isInteger(user) && user > 0 && film > 0 && film < 10 &&
    rating > 0 && rating <= 5 && time >= 0;
};

for (const format of formats) {
  Deno.test(`every row of ${format.name} is kept or told why not, of any mixture of them`, async () => {
    const row = fc.oneof(
      { weight: 6, arbitrary: good },
      { weight: 2, arbitrary: broken },
      ...(format.isText ? [{ weight: 1, arbitrary: misshapen }] : []),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 150 }), async (rows) => {
        // a first row that is good: a file of which nothing can be used is refused as a whole
        const all: readonly Fields[] = [["5", "1", "4", "7"], ...rows];
        const { report, ratings } = await ingest(format, all);
        const own = report.files.filter(({ kind, source }) =>
          kind === "ratings" && (format.name.includes(".") || source.startsWith(format.name))
        );
        const file = fileReport({ ...report, files: own }, "ratings");
        assertEquals(file.rowsRead, all.length);
        assertEquals(file.rowsRejected, all.filter((fields) => !isGood(fields)).length);
        assertEquals(
          file.rowsKept + file.rowsRejected + file.rowsDuplicate + file.rowsWithoutFilm,
          file.rowsRead,
        );
        const reasons = report.rejects.filter((reject) => reject.file === file.file);
        for (const { reason } of reasons) assertEquals(toldIn("fr", reason).language, "fr", reason);
        assertEquals(reasons.reduce((sum, { rows }) => sum + rows, 0), file.rowsRejected);
        const examples = report.notes.filter((note) => note.file === file.file);
        assertEquals(examples.length, Math.min(5, file.rowsRejected));
        const firstRow = format.name.endsWith(".csv") || format.name === "csv:" ? 2 : 1;
        for (const { line } of examples) assert(!isGood(all[line - firstRow]), `line ${line}`);
        assertEquals(
          ratings.length -
            (own.length < report.files.filter(({ kind }) => kind === "ratings").length ? 1 : 0),
          file.rowsKept,
        );
      }),
      { numRuns: 3 },
    );
  });
}

const film = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("A", "B"))
  .map(([id, title]): Fields => [`${id}`, title]);
const noFilm: fc.Arbitrary<Fields> = fc.constantFrom(["x", "A"], ["0", "A"], ["1.5", "A"], [
  "3",
  "",
]);

Deno.test("every record of movies_metadata.csv is kept or told why not", async () => {
  const columns = METADATA.split("\n")[0].split(",");
  const record = ([id, title]: Fields): string =>
    columns.map((column) => ({ id, title })[column] ?? "").join(",");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(film, noFilm), { minLength: 20, maxLength: 150 }),
      async (rows) => {
        const { report } = await inFolder(async (folder) => {
          await writeFolder(folder, {
            "ratings.csv": `${HEADER}\n1,1,4,7\n`,
            "links.csv": "movieId,imdbId,tmdbId\n1,1,862\n",
            "movies.csv": "movieId,title,genres\n1,Toy Story (1995),Drama\n",
            "records.csv": `${[columns.join(","), ...rows.map(record)].join("\n")}\n`,
          });
          return await ingestSources(
            folder,
            [`movielens:${folder}`],
            [`kaggle:${join(folder, "records.csv")}`],
            { maxRejectedShare: 1 },
          );
        });
        const file = fileReport(report, "films");
        const usable = rows.filter(([id, title]) => /^[1-9]$/.test(id) && title !== "");
        assertEquals(file.rowsRead, rows.length);
        assertEquals(file.rowsKept, new Set(usable.map(([id]) => id)).size);
        assertEquals(file.rowsRejected, rows.length - usable.length);
        assertEquals(file.rowsDuplicate, usable.length - file.rowsKept);
        const reasons = report.rejects.filter((reject) => reject.file === file.file);
        assertEquals(reasons.reduce((sum, { rows }) => sum + rows, 0), file.rowsRejected);
      },
    ),
    { numRuns: 3 },
  );
});
