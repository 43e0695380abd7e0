import { type StagedLink, stageLinks } from "../catalog/staging.ts";
import { filmId, movieLensId } from "../ids.ts";
import { columnsOf, csvRecords } from "./csv_records.ts";
import { fieldCountProblem, idProblem } from "./field_problems.ts";
import type { FileTally } from "./file_tally.ts";
import { type Ingest, readFile } from "./source_reader.ts";

/** Stages MovieLens's `links.csv`, the bridge from its ids to TMDB's. */
export async function readLinks(ingest: Ingest, source: string, path: string): Promise<void> {
  await readFile(ingest, source, path, "links", async (tally) => {
    await stageLinks(ingest.catalog, { source, file: tally.number }, links(tally));
  });
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
