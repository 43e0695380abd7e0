import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { join } from "node:path";
import { messageOf, ReelmatchError } from "../errors.ts";

/** The form of exported tables. */
export type ExportFormat = "parquet" | "csv";

/** Numbers of people or films, as a model keeps them: a row for each id. */
export interface ExportedRows {
  /** The file's name without its ending. */
  readonly name: string;
  /** What the rows are of. */
  readonly id: "user_id" | "film_id";
  readonly ids: Int32Array;
  /** The other columns by name, each giving a row's value. */
  readonly columns: Readonly<Record<string, (row: number) => number>>;
}

/** Where a catalogue's tables go. */
export interface TableExport {
  readonly catalogPath: string;
  /** An existing folder. */
  readonly folder: string;
  readonly format: ExportFormat;
  readonly rows: readonly ExportedRows[];
}

/**
 * A text that a spreadsheet would take for a formula begins with one of these; in CSV an apostrophe
 * before it makes it a text again (OWASP, "CSV Injection").
 */
const FORMULA = "^[=+@\\t\\r-]";

const cell = (column: string, format: ExportFormat): string =>
  format === "parquet" ? column : `CASE WHEN regexp_matches(${column}, '${FORMULA}')
    THEN '''' || ${column} ELSE ${column} END AS ${column}`;

const films = (format: ExportFormat): string => `
SELECT id, ${cell("title", format)}, ${cell("description", format)},
  ${
  format === "parquet"
    ? "genres"
    : "array_to_string(list_transform(genres, lambda genre: regexp_replace(genre, '" + FORMULA +
      "', '''\\0')), '|') AS genres"
}, release_date, year, language, runtime_minutes, poster_path,
  imdb_id, movielens_id, popularity, vote_average, vote_count, rating_count, rating_mean
FROM catalog.films ORDER BY id`;

const RATINGS = `
SELECT user_id, film_id, rating, "timestamp" FROM catalog.ratings ORDER BY user_id, film_id`;

/** What people are called whom a source calls by texts. */
const names = (format: ExportFormat): string => `
SELECT user_id, ${cell("name", format)} FROM catalog.person_names WHERE name IS NOT NULL
ORDER BY user_id`;

/** Whether some source calls people by texts; the table is not in catalogues of older versions. */
async function hasNames(connection: DuckDBConnection): Promise<boolean> {
  const tables = await connection.runAndReadAll(`FROM duckdb_tables()
WHERE database_name = 'catalog' AND table_name = 'person_names' AND estimated_size > 0`);
  return tables.currentRowCount > 0;
}

/**
 * Writes films, ratings and rows of models as files into a folder.
 * @throws {ReelmatchError} `UNAVAILABLE` where the catalogue or the disk refuses
 */
export async function exportTables(task: TableExport): Promise<void> {
  const { catalogPath, folder, format, rows } = task;
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "2GiB",
    temp_directory: join(folder, ".spill"),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH ${literal(catalogPath)} AS catalog (READ_ONLY)`);
    const write = async (name: string, select: string): Promise<void> => {
      const path = join(folder, `${name}.${format}`);
      const options = format === "parquet"
        ? "FORMAT parquet, COMPRESSION zstd"
        : "FORMAT csv, HEADER true";
      await connection.run(`COPY (${select}) TO ${literal(path)} (${options})`);
    };
    await write("films", films(format));
    await write("ratings", RATINGS);
    if (await hasNames(connection)) await write("people_names", names(format));
    for (const one of rows) {
      await appendRows(connection, one);
      await write(one.name, `FROM ${one.name} ORDER BY ${one.id}`);
      await connection.run(`DROP TABLE ${one.name}`);
    }
  } catch (cause) {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `The export to ${folder} failed (${messageOf(cause).split("\n", 1)[0]}): check the disk's ` +
        "free space and permissions.",
      { cause },
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function appendRows(
  connection: DuckDBConnection,
  { name, id, ids, columns }: ExportedRows,
): Promise<void> {
  const names = Object.keys(columns).map((column) => `${column} FLOAT`);
  await connection.run(`CREATE TABLE ${name} (${[`${id} INTEGER`, ...names].join(", ")})`);
  const appender = await connection.createAppender(name);
  const values = Object.values(columns);
  for (let row = 0; row < ids.length; row++) {
    appender.appendInteger(ids[row]);
    for (const value of values) appender.appendFloat(value(row));
    appender.endRow();
  }
  appender.closeSync();
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
