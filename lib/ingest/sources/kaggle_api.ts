import { Buffer } from "node:buffer";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import type { Report } from "../../progress/progress.ts";
import { download } from "../download/download.ts";
import { requireFetchedZip } from "../download/fetched_zip.ts";
import { createHttpClient, type HttpClient, type HttpClientOptions } from "../http/client.ts";
import { HOW_TO_GET_A_KEY, type KaggleKey } from "./kaggle_key.ts";

/** Kaggle's API. */
export interface KaggleApi {
  /** Address of its first version, ending with a slash. */
  readonly url: string;
  /** `null` where there is none: Kaggle gives some datasets to anybody. */
  readonly key: KaggleKey | null;
  /** Folder that keeps what was fetched. */
  readonly cacheDir: string;
  readonly report: Report;
  /** How its servers are asked; patiently if left out. */
  readonly http?: HttpClientOptions;
}

/**
 * Fetches a dataset, or nothing where the copy from before is still the same. The API sends on to
 * a store of files, by an address that is as good as a key: neither is shown or kept.
 * @param dataset owner and name, as in `rounakbanik/the-movies-dataset`
 * @returns the path of its zip file
 * @throws {ReelmatchError} `UNAVAILABLE` where Kaggle or the disk refuses, with what to do about the
 *   key; `NOT_FOUND` where it has no such dataset
 */
export async function fetchDataset(api: KaggleApi, dataset: string): Promise<string> {
  const { url, key, cacheDir, report, http } = api;
  const at = new URL(`datasets/download/${dataset}`, url);
  const credentials = key === null
    ? null
    : Buffer.from(`${key.username}:${key.key}`).toString("base64");
  const headers: Record<string, string> = credentials === null
    ? {}
    : { authorization: `Basic ${credentials}` };
  const secrets = [key?.key ?? "", credentials ?? ""];
  const client = createHttpClient({ ...http, secrets });
  const to = join(cacheDir, "kaggle", `${dataset.replace("/", "-")}.zip`);
  const store = await locate(client, at, headers, dataset);
  const outcome = store === null
    ? await download({ client, url: at, headers, to, report })
    : await download({ client: storeClient(store, secrets, http), url: store, to, report });
  await requireFetchedZip(to, "Kaggle");
  if (outcome === "unchanged") report(`${dataset} was fetched before and has not changed`);
  return to;
}

/** The store's address is signed: its query must not be shown. */
const storeClient = (
  store: URL,
  secrets: readonly string[],
  http?: HttpClientOptions,
): HttpClient => createHttpClient({ ...http, secrets: [...secrets, store.search] });

const REDIRECTIONS: readonly number[] = [301, 302, 303, 307, 308];
const REFUSALS: readonly number[] = [401, 403, 404];

/** Where the API sends on to; `null` where it sends the file itself. */
function locate(
  client: HttpClient,
  url: URL,
  headers: Record<string, string>,
  dataset: string,
): Promise<URL | null> {
  return client.get({
    url,
    headers: () => headers,
    redirect: "manual",
    accept: (status) => status === 200 || [...REDIRECTIONS, ...REFUSALS].includes(status),
    read: async (response) => {
      const { status } = response;
      const location = response.headers.get("location");
      await response.body?.cancel();
      if (REFUSALS.includes(status)) throw refusal(status, dataset, "authorization" in headers);
      if (status === 200) return null;
      const store = location === null ? null : URL.parse(location, url);
      if (store !== null && ["https:", url.protocol].includes(store.protocol)) return store;
      throw new ReelmatchError(
        "UNAVAILABLE",
        `Kaggle sent on to no address that can be used for ${dataset}: try again later.`,
      );
    },
  });
}

function refusal(status: number, dataset: string, hasKey: boolean): ReelmatchError {
  if (status === 404) {
    return new ReelmatchError(
      "NOT_FOUND",
      `There is no file or folder ${dataset} here and no dataset of that name at Kaggle.`,
    );
  }
  const page = `https://www.kaggle.com/datasets/${dataset}`;
  const what = !hasKey
    ? `Kaggle wants a key for ${dataset} (HTTP ${status}): ${HOW_TO_GET_A_KEY}.`
    : status === 401
    ? `Kaggle does not know the key (HTTP 401): ${HOW_TO_GET_A_KEY}.`
    : `The key may not fetch ${dataset} (HTTP 403): accept its terms at ${page}, or ` +
      `${HOW_TO_GET_A_KEY}.`;
  return new ReelmatchError("UNAVAILABLE", what);
}
