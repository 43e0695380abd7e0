import { parquetColumns } from "../../catalog/parquet.ts";
import { ReelmatchError } from "../../errors.ts";
import type { FileTally } from "../file_tally.ts";
import type { TableSource } from "../parse_source.ts";
import { namedForm, parquetForm, type RatingForm } from "../rating_form.ts";
import { readRatings } from "../read_ratings.ts";
import { type Ingest, readFile } from "../source_reader.ts";

/** Stages somebody's own ratings from a CSV or Parquet file with columns of any names. */
export async function readTable(ingest: Ingest, source: TableSource): Promise<void> {
  const { name, path, ids: numbering, people } = source;
  await readFile(ingest, name, path, "ratings", async (tally) => {
    const form = await formOf(ingest, source, tally);
    await readRatings(ingest, tally, form, { numbering, people });
  }, source.kind === "parquet" ? "binary" : "text");
}

async function formOf(
  { catalog }: Ingest,
  { kind, path, columns }: TableSource,
  { file }: FileTally,
): Promise<RatingForm> {
  if (kind === "csv") return namedForm(file, columns);
  const found = await parquetColumns(catalog, path).catch((cause) => {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path} is no Parquet file that can be read: write it again, or name it as csv:.`,
      { cause },
    );
  });
  return parquetForm(file, found, columns);
}
