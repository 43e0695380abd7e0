import { parquetColumns } from "../../catalog/parquet.ts";
import { recallPersonNames, stagePersonNames } from "../../catalog/person_names.ts";
import { type CellForms, PLAIN_CELLS } from "../../catalog/rating_cells.ts";
import { scanNames } from "../../catalog/rating_scan.ts";
import { ReelmatchError } from "../../errors.ts";
import type { FileTally } from "../file_tally.ts";
import type { TableSource } from "../parse_source.ts";
import { namedForm, parquetForm, type RatingForm } from "../rating_form.ts";
import { readRatings } from "../read_ratings.ts";
import type { Ingest } from "../source_reader.ts";

/** Stages somebody's own ratings from a CSV or Parquet file with columns of any names. */
export async function readTable(ingest: Ingest, source: TableSource): Promise<void> {
  const { name, path, ids: numbering, people } = source;
  await readRatings(ingest, {
    source: name,
    path,
    form: (tally) => prepare(ingest, source, tally),
    numbers: { numbering, people },
    encoding: source.kind === "parquet" ? "binary" : "text",
  });
}

/** How the file is laid out, once its people are numbered. */
async function prepare(
  ingest: Ingest,
  source: TableSource,
  tally: FileTally,
): Promise<RatingForm> {
  const form = await formOf(ingest, source, tally);
  tally.advice = "mend the file, or say how it calls people and films and rates by people=text, " +
    "ids=imdb or scale=1..10";
  if (source.people.areNamed) await readNames(ingest, source, form);
  if (source.columns.timestamp === null) {
    tally.warnings.push(
      `${tally.file.name} tells no times: its ratings count as given on 1 January 1970, before ` +
        "all others.",
    );
  }
  return form;
}

/** Numbers the people of a file that calls them by texts, as before where they were there before. */
async function readNames(
  { catalog, previousPath }: Ingest,
  { path, people }: TableSource,
  { layout }: RatingForm,
): Promise<void> {
  if (previousPath !== undefined) await recallPersonNames(catalog, previousPath);
  const names = scanNames(layout);
  await stagePersonNames(catalog, { path, names, userOffset: people.offset });
}

async function formOf(
  { catalog }: Ingest,
  source: TableSource,
  { file }: FileTally,
): Promise<RatingForm> {
  const { kind, path, columns } = source;
  const named = { columns, cells: cellsOf(source) };
  if (kind === "csv") return namedForm(file, named);
  const found = await parquetColumns(catalog, path).catch((cause) => {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path} is no Parquet file that can be read: write it again, or name it as csv:.`,
      { cause },
    );
  });
  return parquetForm(file, found, named);
}

/** How the file tells each column. */
const cellsOf = ({ people, ids, scale, columns }: TableSource): CellForms => ({
  userId: people.areNamed ? { kind: "name" } : PLAIN_CELLS.userId,
  movieId: ids === "imdb" ? { kind: "imdb" } : PLAIN_CELLS.movieId,
  rating: scale === null ? PLAIN_CELLS.rating : { kind: "scaled", ...scale },
  timestamp: { kind: columns.timestamp === null ? "none" : "time" },
});
