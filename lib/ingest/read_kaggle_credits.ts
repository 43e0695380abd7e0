import { z } from "zod";
import { type FilmCredits, stageCredits, type StagedCredits } from "../catalog/film_credits.ts";
import type { FileKind } from "../catalog/quality.ts";
import { filmId } from "../ids.ts";
import { mapBatches } from "./batches.ts";
import { type Columns, columnsOf, type CsvRecord, csvRecordBatches } from "./csv/csv_records.ts";
import { fieldCountProblem, idProblem } from "./field_problems.ts";
import type { FileTally } from "./file_tally.ts";
import { parsePythonLiteral } from "./python_literal.ts";
import { type Ingest, readFile } from "./source_reader.ts";

/** So many of those who act are kept, the most prominent. */
const ACTORS = 8;

const named = z.array(z.object({ name: z.string() }));
const cast = z.array(z.object({ name: z.string(), order: z.number().default(Infinity) }));
const crew = z.array(z.object({ name: z.string(), job: z.string() }));

const namesOf = (people: readonly { readonly name: string }[]): string[] =>
  [...new Set(people.map(({ name }) => name.trim()))].filter((name) => name !== "");

/** Reads a record's facts by the names of its columns; throws where a text is no such list. */
type ReadFacts = (field: (name: string) => string) => Partial<FilmCredits>;

/** Stages the keywords of `keywords.csv` of Kaggle's *The Movies Dataset*. */
export const readKaggleKeywords = (ingest: Ingest, source: string, path: string): Promise<void> =>
  readFacts(ingest, source, path, "keywords", ["id", "keywords"], (field) => ({
    keywords: namesOf(named.parse(parsePythonLiteral(field("keywords")))),
  }));

/** Stages directors and the first actors of `credits.csv` of Kaggle's *The Movies Dataset*. */
export const readKaggleCredits = (ingest: Ingest, source: string, path: string): Promise<void> =>
  readFacts(ingest, source, path, "credits", ["cast", "crew", "id"], (field) => {
    const actors = cast.parse(parsePythonLiteral(field("cast")));
    const makers = crew.parse(parsePythonLiteral(field("crew")));
    return {
      actors: namesOf(actors.sort((a, b) => a.order - b.order)).slice(0, ACTORS),
      directors: namesOf(makers.filter(({ job }) => job === "Director")),
    };
  });

async function readFacts(
  ingest: Ingest,
  source: string,
  path: string,
  kind: FileKind,
  names: readonly string[],
  read: ReadFacts,
): Promise<void> {
  await readFile(ingest, source, path, kind, async (tally) => {
    const columns = columnsOf(tally.file, names);
    const credits = mapBatches(
      csvRecordBatches(tally.file),
      (record) => creditsOf(tally, columns, record, read),
    );
    await stageCredits(ingest.catalog, { source, file: tally.number }, credits);
  });
}

/** The facts that a record tells; none where it cannot be used. */
function creditsOf(
  tally: FileTally,
  { width, field }: Columns<string>,
  { line, fields }: CsvRecord,
  read: ReadFacts,
): StagedCredits | [] {
  tally.rowsRead++;
  const id = Number(field(fields, "id"));
  const problem = fieldCountProblem(fields, width) ?? idProblem("id", id);
  const facts = problem === null ? factsOf(() => read((name) => field(fields, name))) : null;
  if (facts === null) {
    tally.rejectRow(line, problem ?? "the lists in it cannot be read");
    return [];
  }
  return { filmId: filmId(id), ...facts };
}

function factsOf(read: () => Partial<FilmCredits>): Partial<FilmCredits> | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
