import { dirname, join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { FilmFacts } from "../models/film_facts.ts";
import { columnsOf, csvRecordBatches, csvRecords } from "./csv/csv_records.ts";
import { type InputFile, inspectFile } from "./input_file.ts";
import { KAGGLE_COLUMNS, readKaggleFilm, readNames } from "./kaggle_film.ts";
import { mendRecords } from "./csv/mend_records.ts";

const KEYWORDS = "keywords.csv";

/**
 * Reads what Kaggle's `movies_metadata.csv` tells of films, by TMDB id, with the keywords of a
 * `keywords.csv` beside it. Rows that are no films are left out, as ingest leaves them out.
 * @throws {ReelmatchError} `BAD_INPUT` naming a file that cannot be read
 */
export async function readKaggleFacts(file: InputFile): Promise<Map<number, FilmFacts>> {
  const keywords = await readKeywords(join(dirname(file.path), KEYWORDS));
  const films = columnsOf(file, KAGGLE_COLUMNS);
  const more = columnsOf(file, ["production_companies"]);
  const facts = new Map<number, FilmFacts>();
  for await (const records of mendRecords(csvRecordBatches(file), films.width)) {
    for (const record of records) {
      if (record.outcome === "broken") continue;
      const read = readKaggleFilm(films, record.fields);
      if ("problem" in read) continue;
      const { id, genres, releaseDate, language, voteAverage, voteCount } = read.film;
      facts.set(id, {
        genres,
        year: releaseDate === null ? null : Number(releaseDate.slice(0, 4)),
        language: language ?? undefined,
        companies: readNames(more.field(record.fields, "production_companies")) ?? [],
        keywords: keywords.get(id),
        votes: voteAverage === null ? undefined : { mean: voteAverage, count: voteCount },
      });
    }
  }
  return facts;
}

/** Keywords by TMDB id; none where there is no such file. */
async function readKeywords(path: string): Promise<Map<number, readonly string[]>> {
  const keywords = new Map<number, readonly string[]>();
  const file = await inspectFile(path, "utf-8").catch((error) => {
    if (error instanceof ReelmatchError && error.code === "NOT_FOUND") return undefined;
    throw error;
  });
  if (file === undefined) return keywords;
  const { field } = columnsOf(file, ["id", "keywords"]);
  for await (const { fields } of csvRecords(file)) {
    keywords.set(Number(field(fields, "id")), readNames(field(fields, "keywords")) ?? []);
  }
  return keywords;
}
