/** `deno task ingest`: reads sources, trains, evaluates and publishes a snapshot. */
import { parseArgs } from "node:util";
import { print, runCommand } from "../lib/command.ts";
import { configHelp, readConfig } from "../lib/config.ts";
import { messageOf } from "../lib/errors.ts";
import { formatQualityReport } from "../lib/ingest/format_report.ts";
import { parseRejectedShare } from "../lib/ingest/parse_rejected_share.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { showProgress } from "../lib/progress/show_progress.ts";
import { runOnSchedule } from "../lib/schedule.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { currentQualityReport } from "../lib/snapshots/current_report.ts";
import { formatStages, formatVerdict } from "../lib/snapshots/format.ts";
import { ingestAndRecord } from "../lib/snapshots/ingest_and_record.ts";
import { keepNextRun } from "../lib/snapshots/ingest_schedule.ts";
import { listenForStop, STOPPING } from "../lib/stop_signals.ts";
import { INGEST_USAGE } from "./ingest_usage.ts";

const toJson = (value: unknown): string => `${JSON.stringify(value)}\n`;

await runCommand(async () => {
  const { values } = parseArgs({
    args: Deno.args,
    options: {
      help: { type: "boolean" },
      from: { type: "string", multiple: true, default: ["demo"] },
      films: { type: "string", multiple: true, default: [] },
      strict: { type: "string" },
      "allow-loss": { type: "boolean", default: false },
      "activate-anyway": { type: "boolean", default: false },
      every: { type: "string" },
      report: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { json, every } = values;
  if (values.help) return print(Deno.stdout, `${INGEST_USAGE}\n${configHelp()}\n`);
  const config = readConfig();
  if (values.report) {
    const quality = await currentQualityReport(config.dataDir);
    return print(Deno.stdout, json ? toJson(quality) : formatQualityReport(quality));
  }
  const sources = parseSources(values.from, values.films);
  const maxRejectedShare = parseRejectedShare(values.strict);
  using progress = showProgress(json);
  const { report } = progress;
  using stop = listenForStop(() => report(STOPPING));
  const { signal } = stop;
  const run = async (): Promise<void> => {
    const { quality, manifest } = await ingestAndRecord(
      {
        ...config,
        activateAnyway: values["activate-anyway"],
        allowLoss: values["allow-loss"],
        maxRejectedShare,
        signal,
      },
      sources,
      report,
    );
    const { id, stage_seconds } = manifest;
    await print(
      Deno.stdout,
      json
        ? toJson({ type: "published", snapshot: id, stage_seconds, quality })
        : formatQualityReport(quality) + formatStages(stage_seconds) + formatVerdict(manifest),
    );
  };
  if (every !== undefined) {
    const atOnce = await readCurrent(config.dataDir) === null;
    const plan = (next: Date | null) => keepNextRun(config.dataDir, next, report);
    return await runOnSchedule({ pattern: every, run, plan, atOnce, signal, report });
  }
  await run().catch((error) => {
    if (json) report(`error: ${messageOf(error)}`);
    throw error;
  });
});
