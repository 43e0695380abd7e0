import { type StagedTitle, stageTitles } from "../catalog/staging.ts";
import { movieLensId } from "../ids.ts";
import { mapBatches } from "./batches.ts";
import { type Columns, columnsOf, type CsvRecord, csvRecordBatches } from "./csv/csv_records.ts";
import { fieldCountProblem, idProblem } from "./field_problems.ts";
import type { FileTally } from "./file_tally.ts";
import { parseMovieLensTitle } from "./movielens_title.ts";
import { type Ingest, readFile } from "./source_reader.ts";

const COLUMNS = ["movieId", "title", "genres"] as const;

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
  const genresOf = genreReader(hasFacts ? tmdbGenre : (genre) => genre);
  await readFile(ingest, source, path, "titles", async (tally) => {
    const columns = columnsOf(tally.file, COLUMNS);
    const titles = mapBatches(
      csvRecordBatches(tally.file),
      (record) => titleOf(tally, columns, record, genresOf),
    );
    await stageTitles(ingest.catalog, { source, file: tally.number }, titles);
  });
}

const NO_GENRES = "(no genres listed)";

/** The film that a record is; none where it cannot be used. */
function titleOf(
  tally: FileTally,
  { width, field }: Columns<typeof COLUMNS[number]>,
  { line, fields }: CsvRecord,
  genresOf: (text: string) => readonly string[],
): StagedTitle | [] {
  tally.rowsRead++;
  const movieLens = Number(field(fields, "movieId"));
  const { title, year } = parseMovieLensTitle(field(fields, "title"));
  const problem = fieldCountProblem(fields, width) ?? idProblem("movieId", movieLens) ??
    (title === "" ? "title is empty" : null);
  if (problem !== null) {
    tally.rejectRow(line, problem);
    return [];
  }
  return {
    movieLensId: movieLensId(movieLens),
    title,
    year,
    genres: genresOf(field(fields, "genres")),
  };
}

/** Reads lists of genres; there are far fewer of them than films. */
function genreReader(genreName: (genre: string) => string): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    let genres = known.get(text);
    if (genres === undefined) {
      genres = text.split("|").map((genre) => genre.trim())
        .filter((genre) => genre !== "" && genre !== NO_GENRES).map(genreName);
      known.set(text, genres);
    }
    return genres;
  };
}

/** MovieLens's names of genres that TMDB calls otherwise. */
const TMDB_GENRES: ReadonlyMap<string, string> = new Map([
  ["Children", "Family"],
  ["Musical", "Music"],
  ["Sci-Fi", "Science Fiction"],
]);

const tmdbGenre = (genre: string): string => TMDB_GENRES.get(genre) ?? genre;
