import { ReelmatchError } from "../errors.ts";
import type { FilmFacts } from "../models/film_facts.ts";
import { csvRecords } from "./csv/csv_records.ts";
import { type InputFile, inspectFile } from "./input_file.ts";
import { readKaggleFacts } from "./kaggle_facts_file.ts";
import { parseMovieLensTitle } from "./movielens_title.ts";

const HEADER = "movieId,title,genres";
const NO_GENRES = "(no genres listed)";

/** Facts of films by an id of theirs. */
export interface FilmFactsFile {
  /** Whose ids they are: those of the ratings' file, or TMDB's, which `links.csv` leads to. */
  readonly ids: "ratings" | "tmdb";
  readonly facts: ReadonlyMap<number, FilmFacts>;
}

/**
 * Reads facts of films: genres and years from a file in the form of MovieLens's `movies.csv`, or
 * these, languages, companies and votes from Kaggle's `movies_metadata.csv`, with the keywords of a
 * `keywords.csv` beside it.
 * @throws {ReelmatchError} `NOT_FOUND` where there is no file; `BAD_INPUT` naming the file and line
 * that cannot be read
 */
export async function readFilmFactsFile(path: string): Promise<FilmFactsFile> {
  const file = await inspectFile(path, "utf-8");
  if (file.header === HEADER) return { ids: "ratings", facts: await readMovieLensFacts(file) };
  if (file.header.split(",").includes("imdb_id")) {
    return { ids: "tmdb", facts: await readKaggleFacts(file) };
  }
  throw new ReelmatchError(
    "BAD_INPUT",
    `${path}, line 1: the header is "${file.header.slice(0, 80)}", expected "${HEADER}" or that ` +
      "of Kaggle's movies_metadata.csv.",
  );
}

async function readMovieLensFacts(file: InputFile): Promise<Map<number, FilmFacts>> {
  const facts = new Map<number, FilmFacts>();
  for await (const { line, fields } of csvRecords(file)) {
    const [id, title, genres] = fields;
    if (fields.length !== 3 || !/^-?\d+$/.test(id)) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${file.path}, line ${line}: "${fields.join(",").slice(0, 80)}" is no film, expected an ` +
          'id, a title and genres, as in "1,Toy Story (1995),Animation|Comedy".',
      );
    }
    facts.set(Number(id), {
      genres: genres.split("|").filter((genre) => genre !== "" && genre !== NO_GENRES),
      year: parseMovieLensTitle(title).year,
    });
  }
  return facts;
}

/**
 * Reads which TMDB id each film of the ratings has, from a file in the form of MovieLens's
 * `links.csv`; films without one are left out.
 * @throws {ReelmatchError} `NOT_FOUND` where there is no file; `BAD_INPUT` naming the file and line
 * that cannot be read
 */
export async function readTmdbIds(path: string): Promise<Map<number, number>> {
  const file = await inspectFile(path, "utf-8");
  const expected = "movieId,imdbId,tmdbId";
  if (file.header !== expected) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header is "${file.header.slice(0, 80)}", expected "${expected}".`,
    );
  }
  const ids = new Map<number, number>();
  for await (const { line, fields: [movieId, , tmdbId = ""] } of csvRecords(file)) {
    if (!/^\d+$/.test(movieId) || !/^\d*$/.test(tmdbId)) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line ${line}: "${movieId}" and "${tmdbId}" are no ids, expected whole numbers.`,
      );
    }
    if (tmdbId !== "") ids.set(Number(movieId), Number(tmdbId));
  }
  return ids;
}
