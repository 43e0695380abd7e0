/** `deno task ingest`: reads sources, trains, evaluates and publishes a snapshot. */
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { formatQualityReport } from "../lib/ingest/format_report.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { showProgress } from "../lib/progress/show_progress.ts";
import { formatVerdict } from "../lib/snapshots/format.ts";
import { ingestSnapshot } from "../lib/snapshots/ingest_snapshot.ts";
import { listenForStop, STOPPING } from "../lib/stop_signals.ts";

const USAGE = `Usage: deno task ingest [--from SOURCE]… [--films SOURCE]… [--activate-anyway]

Sources, each as often as wanted; --films takes films' facts alone from kaggle and tmdb:
  demo                       the films and ratings of an npm package; needs no key
  movielens:NAME             a release of MovieLens: ml-latest-small, ml-latest, ml-32m, ml-25m,
                             ml-1m or ml-100k, fetched from GroupLens
  movielens:PATH             its zip file, or a folder with its files
  kaggle                     Kaggle's The Movies Dataset, fetched with a key
  kaggle:PATH                its zip file, or a folder with its files; movies_metadata.csv by
                             itself for --films
  csv:PATH?user=COLUMN&item=COLUMN&rating=COLUMN&time=COLUMN
  parquet:PATH?…             ratings of your own; &ids=movielens where films have MovieLens's ids
                             and not TMDB's, &people=same where people have the catalogue's numbers
  feedback                   ratings given through the site; read anyway where there are any
  tmdb                       films from TMDB's API, for --films: the popular ones and those that
                             the ratings are of; needs a key
  tmdb:?language=fr-FR&region=FR&pages=20&since=2020-01-01
                             in French, 20 pages of 20 films at most of each list, which are the
                             popular ones in France and those released since that day

  --activate-anyway          make the snapshot current even where its models do worse on the same
                             held-out ratings than those in use

${configHelp()}
`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: {
      help: { type: "boolean" },
      from: { type: "string", multiple: true, default: ["demo"] },
      films: { type: "string", multiple: true, default: [] },
      "activate-anyway": { type: "boolean", default: false },
    },
  });
  if (values.help) return print(Deno.stdout, USAGE);
  const sources = parseSources(values.from, values.films);
  using progress = showProgress(false);
  using stop = listenForStop(() => progress.report(STOPPING));
  const { quality, manifest } = await ingestSnapshot(
    { ...readConfig(), activateAnyway: values["activate-anyway"], signal: stop.signal },
    sources,
    progress.report,
  );
  await print(Deno.stdout, formatQualityReport(quality) + formatVerdict(manifest));
});
