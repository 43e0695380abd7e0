import { type StagedTitle, stageTitles } from "../catalog/staging.ts";
import { movieLensId } from "../ids.ts";
import { columnsOf, csvRecords } from "./csv_records.ts";
import { fieldCountProblem, idProblem } from "./field_problems.ts";
import type { FileTally } from "./file_tally.ts";
import { parseMovieLensTitle } from "./movielens_title.ts";
import { type Ingest, readFile } from "./source_reader.ts";

/**
 * Stages MovieLens's `movies.csv`, which stands in for facts of films that no other source has.
 * @param hasFacts whether films' facts come from elsewhere, so that genres follow TMDB's names
 */
export async function readTitles(
  ingest: Ingest,
  source: string,
  path: string,
  hasFacts: boolean,
): Promise<void> {
  const genreName = hasFacts ? tmdbGenre : (genre: string) => genre;
  await readFile(ingest, source, path, "titles", async (tally) => {
    await stageTitles(ingest.catalog, { source, file: tally.number }, titles(tally, genreName));
  });
}

const NO_GENRES = "(no genres listed)";

async function* titles(
  tally: FileTally,
  genreName: (genre: string) => string,
): AsyncGenerator<StagedTitle> {
  const { width, field } = columnsOf(tally.file, ["movieId", "title", "genres"]);
  for await (const { line, fields } of csvRecords(tally.file)) {
    tally.rowsRead++;
    const movieLens = Number(field(fields, "movieId"));
    const { title, year } = parseMovieLensTitle(field(fields, "title"));
    const problem = fieldCountProblem(fields, width) ?? idProblem("movieId", movieLens) ??
      (title === "" ? "title is empty" : null);
    if (problem !== null) {
      tally.rejectRow(line, problem);
      continue;
    }
    const genres = field(fields, "genres").split("|").map((genre) => genre.trim());
    yield {
      movieLensId: movieLensId(movieLens),
      title,
      year,
      genres: genres.filter((genre) => genre !== "" && genre !== NO_GENRES).map(genreName),
    };
  }
}

/** MovieLens's names of genres that TMDB calls otherwise. */
const TMDB_GENRES: ReadonlyMap<string, string> = new Map([
  ["Children", "Family"],
  ["Musical", "Music"],
  ["Sci-Fi", "Science Fiction"],
]);

const tmdbGenre = (genre: string): string => TMDB_GENRES.get(genre) ?? genre;
