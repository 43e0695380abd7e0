import {
  configureSync,
  getLogger,
  getTextFormatter,
  jsonLinesFormatter,
  type LogRecord,
  type TextFormatter,
} from "@logtape/logtape";
import { AsyncLocalStorage } from "node:async_hooks";

/** How lines of the log look: `text` for people, `json` for programs, an object a line. */
export type LogFormat = "text" | "json";

const CATEGORY = "reelmatch";

/** What is said during a request carries its id by itself. */
const log = getLogger(CATEGORY);

const withStack = getTextFormatter({ timestamp: "none", format: ({ message }) => message });

/** The time, the sentence on one line and, of an error, its stack and causes. */
const readable: TextFormatter = (record: LogRecord) => {
  const sentence = withStack(record).trim().replaceAll(/[\r\n]+/g, " ");
  const line = `${new Date(record.timestamp).toISOString()} ${sentence}\n`;
  const { error } = record.properties;
  return error === undefined ? line : `${line}${Deno.inspect(error)}\n`;
};

const FORMATTERS: Readonly<Record<LogFormat, TextFormatter>> = {
  text: readable,
  json: jsonLinesFormatter,
};

/** Sends the log to standard error in a format; `text` until it is told. */
export function setLogFormat(format: LogFormat): void {
  const encoder = new TextEncoder();
  const formatter = FORMATTERS[format];
  const sinks = {
    stderr: (record: LogRecord) => {
      Deno.stderr.writeSync(encoder.encode(formatter(record)));
    },
  };
  configureSync({
    reset: true,
    contextLocalStorage: new AsyncLocalStorage(),
    sinks,
    loggers: [
      { category: CATEGORY, lowestLevel: "info", sinks: ["stderr"] },
      { category: ["logtape", "meta"], lowestLevel: "warning", sinks: ["stderr"] },
    ],
  });
}

setLogFormat("text");

/** A sentence as a message in which braces stand for themselves. */
const verbatim = (message: string): string => message.replaceAll(/[{}]/g, "$&$&");

/** Says one sentence. */
export function logLine(message: string): void {
  log.info(verbatim(message));
}

/** Says that something needs a look, in one sentence. */
export function logWarning(message: string): void {
  log.warn(verbatim(message));
}

/** Says what happened in a sentence for people and in properties for programs. */
export function logEvent(
  level: "info" | "error",
  message: string,
  properties: Readonly<Record<string, unknown>>,
): void {
  log[level](verbatim(message), properties);
}

/** Says that something failed, with its stack and its causes, for whoever operates the server. */
export function logError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  log.error(verbatim(message), { error });
}
