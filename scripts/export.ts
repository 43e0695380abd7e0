/** `deno task export`: writes films, ratings and factors of a snapshot as files. */
import { parseArgs } from "node:util";
import type { ExportFormat } from "../lib/catalog/export.ts";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { snapshotId } from "../lib/ids.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { exportSnapshot } from "../lib/snapshots/export_snapshot.ts";

const USAGE = `Usage: deno task export [--snapshot ID] [--format parquet|csv] [--out DIR]

  --snapshot ID              the current one by default
  --format parquet|csv       parquet by default; in csv, a text that begins with = + - @ has an
                             apostrophe before it, so that no spreadsheet takes it for a formula
  --out DIR                  a new folder, ./export-ID by default

The folder then holds films, ratings, people_factors, film_factors and film_taste_factors, as far
as the models have factors, and model.json, which says how a prediction is made of them; where a
source calls people by texts, people_names says which number each of them has.

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: {
      help: { type: "boolean" },
      snapshot: { type: "string" },
      format: { type: "string", default: "parquet" },
      out: { type: "string" },
    },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const format = readFormat(values.format);
  const { dataDir } = readConfig();
  const id = values.snapshot === undefined
    ? await readCurrent(dataDir)
    : snapshotId(values.snapshot);
  if (id === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} holds no snapshot: run \`deno task ingest\`.`,
    );
  }
  const out = values.out ?? `export-${id}`;
  await exportSnapshot({ dataDir, id, format, out });
  await print(Deno.stdout, `Snapshot ${id} is in ${out}.\n`);
});

function readFormat(format: string): ExportFormat {
  if (format === "parquet" || format === "csv") return format;
  throw new ReelmatchError("BAD_INPUT", `--format ${format}: expected parquet or csv.`);
}
