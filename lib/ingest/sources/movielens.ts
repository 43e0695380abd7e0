import { join } from "node:path";
import {
  type StagedLink,
  type StagedTitle,
  stageLinks,
  stageTitles,
} from "../../catalog/staging.ts";
import { ReelmatchError } from "../../errors.ts";
import { filmId, isId, movieLensId } from "../../ids.ts";
import { columnsOf, csvRecords } from "../csv_records.ts";
import type { FileTally } from "../file_tally.ts";
import { parseMovieLensTitle } from "../movielens_title.ts";
import { readRatings } from "../read_ratings.ts";
import { type Ingest, readFile } from "../source_reader.ts";

/**
 * Stages a folder of MovieLens: `links.csv`, `movies.csv` and `ratings.csv`.
 * @param hasFacts whether films' facts come from elsewhere, which makes `movies.csv` dispensable
 *   and its genres follow TMDB's names
 */
export async function readMovieLens(
  ingest: Ingest,
  source: string,
  folder: string,
  hasFacts: boolean,
): Promise<void> {
  await requireFolder(folder);
  const { catalog } = ingest;
  await readFile(ingest, source, join(folder, "links.csv"), "links", async (tally) => {
    await stageLinks(catalog, { source, file: tally.number }, links(tally));
  });
  const titlesPath = join(folder, "movies.csv");
  if (!hasFacts || await exists(titlesPath)) {
    const genreName = hasFacts ? tmdbGenre : (genre: string) => genre;
    await readFile(ingest, source, titlesPath, "titles", async (tally) => {
      await stageTitles(catalog, { source, file: tally.number }, titles(tally, genreName));
    });
  }
  await readFile(
    ingest,
    source,
    join(folder, "ratings.csv"),
    "ratings",
    (tally) => readRatings(ingest, tally),
  );
}

async function* links(tally: FileTally): AsyncGenerator<StagedLink> {
  const { width, field } = columnsOf(tally.file, ["movieId", "imdbId", "tmdbId"]);
  for await (const { line, fields } of csvRecords(tally.file)) {
    tally.rowsRead++;
    const movieLens = Number(field(fields, "movieId"));
    const imdb = field(fields, "imdbId");
    const tmdb = field(fields, "tmdbId");
    const problem = fieldCountProblem(fields, width) ?? idProblem("movieId", movieLens) ??
      (tmdb === "" ? null : idProblem("tmdbId", Number(tmdb)));
    if (problem !== null) {
      tally.rejectRow(line, problem);
      continue;
    }
    yield {
      movieLensId: movieLensId(movieLens),
      filmId: tmdb === "" ? null : filmId(Number(tmdb)),
      imdbId: /^\d{1,9}$/.test(imdb) ? `tt${imdb.padStart(7, "0")}` : null,
    };
  }
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

const fieldCountProblem = (fields: readonly string[], width: number): string | null =>
  fields.length === width ? null : `${fields.length} fields instead of ${width}`;

const idProblem = (column: string, value: number): string | null =>
  isId(value) ? null : `${column} is not a whole number from 1`;

/** MovieLens's names of genres that TMDB calls otherwise. */
const TMDB_GENRES: ReadonlyMap<string, string> = new Map([
  ["Children", "Family"],
  ["Musical", "Music"],
  ["Sci-Fi", "Science Fiction"],
]);

const tmdbGenre = (genre: string): string => TMDB_GENRES.get(genre) ?? genre;

async function requireFolder(folder: string): Promise<void> {
  const stat = await Deno.stat(folder).catch(() => null);
  if (stat?.isDirectory) return;
  throw new ReelmatchError(
    stat === null ? "NOT_FOUND" : "BAD_INPUT",
    `${folder} is no folder: expected one with ratings.csv, links.csv and movies.csv.`,
  );
}

const exists = (path: string): Promise<boolean> => Deno.stat(path).then(() => true, () => false);
