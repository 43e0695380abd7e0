import { join } from "node:path";
import { type Catalog, openCatalog } from "../catalog/connection.ts";
import type { FileKind, FileReport, QualityReport } from "../catalog/quality.ts";
import { ingestInto, type IngestOptions } from "./ingest.ts";
import { parseSources } from "./sources.ts";

/** The files of a small MovieLens folder, for tests; what is left out is a plain default. */
export interface MovieLensFiles {
  readonly ratings: string | Uint8Array;
  readonly links?: string;
  readonly movies?: string | Uint8Array;
  /** A `movies_metadata.csv` that gives the films' facts. */
  readonly metadata?: string;
}

export const RATINGS_HEADER = "userId,movieId,rating,timestamp";

/** Three films: MovieLens ids 1, 2, 3, which none of their TMDB ids equals. */
export const LINKS = "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,8844\n3,0113228,15602\n";
export const MOVIES = "movieId,title,genres\n1,Toy Story (1995),Adventure|Children\n" +
  "2,Jumanji (1995),Adventure\n3,Grumpier Old Men (1995),(no genres listed)\n";

/** Runs a test in a folder of its own, removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    return await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes the files, ingests them, and opens the catalogue for `work`. */
export async function withCatalog<T>(
  folder: string,
  { ratings, links = LINKS, movies = MOVIES, metadata }: MovieLensFiles,
  work: (result: {
    readonly catalog: Catalog;
    readonly report: QualityReport;
  }) => Promise<T>,
  options: IngestOptions = {},
): Promise<T> {
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    if (typeof content === "string") await Deno.writeTextFile(join(folder, name), content);
    else await Deno.writeFile(join(folder, name), content);
  };
  await write("ratings.csv", ratings);
  await write("links.csv", links);
  await write("movies.csv", movies);
  if (metadata !== undefined) await write("metadata.csv", metadata);
  const films = metadata === undefined ? [] : [`kaggle:${join(folder, "metadata.csv")}`];
  const path = join(folder, `${crypto.randomUUID()}.duckdb`);
  const report = await ingestInto(path, parseSources([`movielens:${folder}`], films), options);
  using catalog = await openCatalog(path, "read");
  return await work({ catalog, report });
}

/** The report of the one file of a kind. */
export function fileReport({ files }: QualityReport, kind: FileKind): FileReport {
  const [report, ...more] = files.filter((file) => file.kind === kind);
  if (report === undefined || more.length > 0) throw new Error(`expected one file of ${kind}`);
  return report;
}
