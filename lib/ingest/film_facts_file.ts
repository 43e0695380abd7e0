import { ReelmatchError } from "../errors.ts";
import type { FilmFacts } from "../models/film_facts.ts";
import { csvRecords } from "./csv_records.ts";
import { inspectFile } from "./input_file.ts";
import { parseMovieLensTitle } from "./movielens_title.ts";

const HEADER = "movieId,title,genres";
const NO_GENRES = "(no genres listed)";

/**
 * Reads genres and years from a file in the form of MovieLens's `movies.csv`, by the file's film id.
 * @throws {ReelmatchError} `NOT_FOUND` where there is no file; `BAD_INPUT` naming the file and line
 * that cannot be read
 */
export async function readFilmFactsFile(path: string): Promise<Map<number, FilmFacts>> {
  const file = await inspectFile(path, "utf-8");
  if (file.header !== HEADER) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header is "${file.header.slice(0, 80)}", expected "${HEADER}".`,
    );
  }
  const facts = new Map<number, FilmFacts>();
  for await (const { line, fields } of csvRecords(file)) {
    const [id, title, genres] = fields;
    if (fields.length !== 3 || !/^-?\d+$/.test(id)) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line ${line}: "${fields.join(",").slice(0, 80)}" is no film, expected an id, a ` +
          'title and genres, as in "1,Toy Story (1995),Animation|Comedy".',
      );
    }
    facts.set(Number(id), {
      genres: genres.split("|").filter((genre) => genre !== "" && genre !== NO_GENRES),
      year: parseMovieLensTitle(title).year,
    });
  }
  return facts;
}
