import { logLine } from "../server/log.ts";
import { showAsJson, showInLog, type Shown, showOnTerminal } from "./show.ts";

/**
 * Shows a command's progress where it runs: as objects on standard output for machines, as a live
 * line on a terminal, as plain lines with their time in a log.
 * @param json whether a machine reads it
 */
export function showProgress(json: boolean): Shown {
  const encoder = new TextEncoder();
  const nowMs = (): number => performance.now();
  if (json) {
    return showAsJson({ nowMs, write: (text) => writeWhole(Deno.stdout, encoder.encode(text)) });
  }
  if (!Deno.stderr.isTerminal()) return showInLog({ nowMs, write: logLine });
  return showOnTerminal(
    { nowMs, write: (text) => writeWhole(Deno.stderr, encoder.encode(text)) },
    () => Deno.consoleSize().columns,
  );
}

function writeWhole(stream: { writeSync(bytes: Uint8Array): number }, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    written += stream.writeSync(bytes.subarray(written));
  }
}
