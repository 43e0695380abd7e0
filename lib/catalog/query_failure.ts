import { basename } from "node:path";
import { messageOf, ReelmatchError } from "../errors.ts";
import { buildStopped } from "../stop_signals.ts";
import type { Catalog } from "./connection.ts";

/** What kept DuckDB from ending a statement, where it is not the statement itself. */
export type MachineFault = "full disk" | "no permission" | "no memory" | "failing disk";

/** By DuckDB's own words, the first that fits: what it says of memory speaks of disks too. */
const FAULTS: readonly { readonly fault: MachineFault; readonly words: RegExp }[] = [
  {
    fault: "full disk",
    words: /no space left|quota exceeded|file too large|max_temp_directory_size/i,
  },
  { fault: "no memory", words: /^out of memory|bad_alloc|(could not|failed to) allocate/i },
  { fault: "no permission", words: /permission denied|read-only file system/i },
  { fault: "failing disk", words: /\bIO Error\b|input\/output error|could not write/i },
];

/** What is told of each fault, and what to do. */
const ADVICE: Readonly<Record<MachineFault, string>> = {
  "full disk": "the disk is full; make room in the folder of DATA_DIR, or name another one",
  "no memory": "memory ran out; give the process 4 GiB, or end other programs",
  "no permission": "the disk refused; check the permissions of the folder of DATA_DIR",
  "failing disk": "the disk failed; check that the folder of DATA_DIR is still there and sound",
};

/** The machine's fault behind a message of DuckDB's; `null` where it is none. */
export const machineFaultOf = (message: string): MachineFault | null =>
  FAULTS.find(({ words }) => words.test(message))?.fault ?? null;

/** A failure of DuckDB's as a sentence that says what to do. */
export function queryFailure(
  error: unknown,
  { path, mode }: Pick<Catalog, "path" | "mode">,
): ReelmatchError {
  if (error instanceof ReelmatchError) return error;
  const message = messageOf(error);
  if (/^INTERRUPT/.test(message)) return buildStopped(error);
  const fault = machineFaultOf(message);
  const reason = fault === null ? unforeseen(message, mode) : ADVICE[fault];
  const action = mode === "read" ? "read" : "written";
  return new ReelmatchError(
    "UNAVAILABLE",
    `The catalogue "${basename(path)}" could not be ${action}: ${reason}.`,
    { cause: error },
  );
}

/** DuckDB's own words are for who runs a command line; a server keeps them for its log. */
function unforeseen(message: string, mode: Catalog["mode"]): string {
  if (mode === "read") return "the query failed, as the log tells; if it goes on, run ingest again";
  const words = message.split("\n", 1)[0].replace(/\.$/, "");
  return `DuckDB gave up with "${words}"; report that as a fault of this program`;
}
