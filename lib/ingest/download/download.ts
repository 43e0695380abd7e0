import { basename, dirname } from "node:path";
import type { Report } from "../../progress/progress.ts";
import { requireFreeSpace } from "../archive/free_space.ts";
import type { HttpClient } from "../http/client.ts";
import { PassingFailure } from "../http/passing_failure.ts";
import { openPart, type PartFile, validatorsOf, validatorsOfFile } from "./part_file.ts";

/** A file to be fetched. */
export interface Download {
  readonly client: HttpClient;
  readonly url: URL;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the file is to be; its folder is created. */
  readonly to: string;
  readonly report: Report;
}

/** Whether a file was fetched or was there already, unchanged since. */
export type Downloaded = "fetched" | "unchanged";

const OK = 200;
const PARTIAL = 206;
const NOT_MODIFIED = 304;
const RANGE_NOT_SATISFIABLE = 416;
const ACCEPTED: readonly number[] = [OK, PARTIAL, NOT_MODIFIED, RANGE_NOT_SATISFIABLE];

/**
 * Fetches a file. What arrived before a connection was cut, or a run was stopped, is kept and gone
 * on with by a range request, as long as the server still has the same version (RFC 9110, 13.1.5
 * and 14); a server that knows no ranges sends all of it again. A whole file is asked for again
 * only where the server says that it changed.
 * @throws {ReelmatchError} `UNAVAILABLE` where the server or the disk refuses; a part that a full
 *   disk could not hold is removed
 */
export async function download(
  { client, url, headers, to, report }: Download,
): Promise<Downloaded> {
  using part = await openPart(to);
  const whole = await isFile(to) ? await validatorsOfFile(to) : null;
  const conditions = () => part.bytes > 0 ? rangeOf(part) : changedSince(whole);
  const outcome = await client.get({
    url,
    headers: () => ({ ...headers, "accept-encoding": "identity", ...conditions() }),
    accept: (status) => ACCEPTED.includes(status),
    read: (response) => receive(response, part, to, report),
  }).finally(() => part.bytes === 0 ? part.drop() : undefined);
  if (outcome === "fetched") await part.finish();
  return outcome;
}

/** Asks for the rest of the version of which a part is there. */
function rangeOf({ bytes, validators }: PartFile): Record<string, string> {
  const version = validators.etag ?? validators.modified;
  return version === null ? {} : { range: `bytes=${bytes}-`, "if-range": version };
}

function changedSince(
  whole: Awaited<ReturnType<typeof validatorsOfFile>> | null,
): Record<string, string> {
  if (whole?.etag) return { "if-none-match": whole.etag };
  return whole?.modified ? { "if-modified-since": whole.modified } : {};
}

async function receive(
  response: Response,
  part: PartFile,
  to: string,
  report: Report,
): Promise<Downloaded> {
  const { status, headers, body } = response;
  if (status === NOT_MODIFIED) return "unchanged";
  if (status === RANGE_NOT_SATISFIABLE) {
    const whole = totalBytes(response, part.bytes);
    if (whole === part.bytes) return "fetched"; // a run was stopped before it could say so
    await part.restart(validatorsOf(headers));
    throw new PassingFailure("the server has less of the file than had arrived");
  }
  if (status === OK) await part.restart(validatorsOf(headers));
  const total = totalBytes(response, part.bytes);
  if (status === PARTIAL && rangeStart(headers) !== part.bytes) {
    await part.restart(validatorsOf(headers));
    throw new PassingFailure("the server sent another range than it was asked for");
  }
  const name = basename(to);
  if (total !== null) {
    await requireFreeSpace(dirname(to), total - part.bytes, `Downloading ${name}`);
  }
  for await (const chunk of body ?? []) {
    await part.append(chunk);
    report({
      type: "step",
      stage: `download ${name}`,
      done: part.bytes,
      total,
      unit: "bytes",
    });
  }
  if (total !== null && part.bytes !== total) {
    throw new PassingFailure(`${part.bytes} of ${total} bytes arrived`);
  }
  if (part.bytes === 0) throw new PassingFailure("an empty file arrived");
  return "fetched";
}

const rangeStart = (headers: Headers): number | null => {
  const [, start] = /^bytes (\d+)-/.exec(headers.get("content-range") ?? "") ?? [];
  return start === undefined ? null : Number(start);
};

/** How long the whole file is; `null` where the server does not say. */
function totalBytes({ status, headers }: Response, before: number): number | null {
  if (status === PARTIAL || status === RANGE_NOT_SATISFIABLE) {
    const [, total] = /\/(\d+)$/.exec(headers.get("content-range") ?? "") ?? [];
    return total === undefined ? null : Number(total);
  }
  const length = headers.get("content-length");
  return length === null || headers.has("content-encoding") ? null : before + Number(length);
}

const isFile = (path: string): Promise<boolean> =>
  Deno.stat(path).then((stat) => stat.isFile, () => false);
