import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import type { Report } from "../../progress/progress.ts";
import { md5OfFile, parseMd5 } from "../download/checksum.ts";
import { download } from "../download/download.ts";
import { requireFetchedZip } from "../download/fetched_zip.ts";
import { dropFile } from "../download/part_file.ts";
import { createHttpClient, type HttpClient, type HttpClientOptions } from "../http/client.ts";

/** The releases of MovieLens that are fetched by their names. */
export const RELEASES: readonly string[] = [
  "ml-latest-small",
  "ml-latest",
  "ml-32m",
  "ml-25m",
  "ml-1m",
  "ml-100k",
];

/** A folder of files at GroupLens. */
export interface GroupLens {
  /** Address of the folder, ending with a slash. */
  readonly url: string;
  /** Folder that keeps what was fetched. */
  readonly cacheDir: string;
  readonly report: Report;
  /** How it is asked; patiently if left out. */
  readonly http?: HttpClientOptions;
}

/**
 * Fetches a release of MovieLens, or nothing where the copy from before is still the same, and
 * holds it against the checksum that GroupLens publishes beside it.
 * @returns the path of its zip file
 * @throws {ReelmatchError} `UNAVAILABLE` where GroupLens or the disk refuses or what came is no zip
 *   file, `CORRUPT` where the checksum differs; the file is dropped then
 */
export async function fetchRelease(
  { url, cacheDir, report, http }: GroupLens,
  name: string,
): Promise<string> {
  const client = createHttpClient(http);
  const file = `${name}.zip`;
  const to = join(cacheDir, "movielens", file);
  const published = await fetchMd5(client, new URL(`${file}.md5`, url));
  const outcome = await download({ client, url: new URL(file, url), to, report });
  await requireFetchedZip(to, "GroupLens");
  if (outcome === "unchanged") report(`${file} was fetched before and has not changed`);
  if (published === null) {
    report(`GroupLens publishes no checksum of ${file}`);
    return to;
  }
  const found = await md5OfFile(to);
  if (found === published) return to;
  await dropFile(to);
  throw new ReelmatchError(
    "CORRUPT",
    `${file} has the checksum ${found}, but GroupLens publishes ${published}: it was dropped, ` +
      "fetch it again.",
  );
}

const NOT_FOUND = 404;

function fetchMd5(client: HttpClient, url: URL): Promise<string | null> {
  return client.get({
    url,
    accept: (status) => status === 200 || status === NOT_FOUND,
    read: async (response) => {
      if (response.status !== NOT_FOUND) return parseMd5(await response.text());
      await response.body?.cancel();
      return null;
    },
  });
}
