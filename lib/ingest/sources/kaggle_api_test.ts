import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { readConfig, type Services } from "../../config.ts";
import { ReelmatchError } from "../../errors.ts";
import { inFolder } from "../testing.ts";
import { serveFile } from "../testing/file_server.ts";
import { type Ingested, ingestSources } from "../testing/ingest_sources.ts";
import {
  type Answer,
  type Asked,
  type LocalServer,
  startLocalServer,
} from "../testing/local_server.ts";
import { kaggleZip } from "../testing/movielens_zips.ts";

const KEY = "0123456789abcdef-secret";
const BASIC = `Basic ${btoa(`ann:${KEY}`)}`;
const SIGNATURE = "signature=very-secret";
const DATASET = "/api/v1/datasets/download/rounakbanik/the-movies-dataset";

/** Plays the store to which Kaggle sends on; it takes no authorization of ours. */
const startStore = (): Promise<LocalServer> =>
  startLocalServer((asked) => {
    if (asked.headers.has("authorization") || asked.url.search !== `?${SIGNATURE}`) {
      return { status: 400 };
    }
    return serveFile(asked, { bytes: kaggleZip(), etag: '"1"' });
  });

/** Plays Kaggle's API for whoever has the key. */
const kaggle = (store: LocalServer) => ({ path, headers }: Asked): Answer => {
  if (headers.get("authorization") !== BASIC) return { status: 401, body: "{}" };
  if (path !== DATASET) return { status: 404 };
  return { status: 302, headers: { location: `${store.origin}/a.zip?${SIGNATURE}` } };
};

const services = (
  origin: string,
  kaggleKey: Partial<Services["kaggleKey"]>,
): Services => ({
  ...readConfig(() => undefined).services,
  kaggleUrl: `${origin}/api/v1/`,
  kaggleKey: { username: null, key: null, configDir: "/nowhere", ...kaggleKey },
});

const RATINGS = ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"];
const ANN = { username: "ann", key: KEY };

Deno.test("the dataset is fetched by its name, with a key from the environment or kaggle.json", async () => {
  await using store = await startStore();
  await using server = await startLocalServer(kaggle(store));
  await inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "kaggle.json"), JSON.stringify(ANN));
    for (const key of [ANN, { configDir: folder }]) {
      const options = { services: services(server.origin, key), maxRejectedShare: 0.5 };
      const { ratings } = await ingestSources(folder, ["kaggle"], [], options);
      assertEquals(ratings, RATINGS);
    }
    assertEquals(store.asked.length, 2);
    assertEquals(store.asked[1].headers.get("if-none-match"), '"1"');
    for (const path of ["rounakbanik-the-movies-dataset.zip.json"]) {
      const stored = await Deno.readTextFile(join(folder, "cache", "kaggle", path));
      assert(!stored.includes("secret"), stored);
    }
  });
});

Deno.test("a dataset that the API sends by itself is fetched from there", async () => {
  await using server = await startLocalServer((asked) =>
    asked.headers.get("authorization") === BASIC
      ? serveFile(asked, { bytes: kaggleZip() })
      : { status: 403 }
  );
  await inFolder(async (folder) => {
    const options = { services: services(server.origin, ANN), maxRejectedShare: 0.5 };
    assertEquals((await ingestSources(folder, ["kaggle:a/b"], [], options)).ratings, RATINGS);
  });
});

/** The refusal of an ingest; no secret is in it, nor in its causes. */
async function refusal(work: (folder: string) => Promise<Ingested>): Promise<ReelmatchError> {
  const error = await inFolder((folder) => assertRejects(() => work(folder), ReelmatchError));
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    for (const secret of [KEY, BASIC.slice(6), SIGNATURE]) {
      assert(!`${one.message} ${one.stack}`.includes(secret), one.message);
    }
  }
  return error;
}

Deno.test("without a key, or with a wrong one, it is told which to make and where", async () => {
  await using store = await startStore();
  await using server = await startLocalServer(kaggle(store));
  const ask = (key: Partial<Services["kaggleKey"]>, name = "kaggle") =>
    refusal((folder) =>
      ingestSources(folder, [name], [], { services: services(server.origin, key) })
    );
  const none = await ask({});
  assertStringIncludes(none.message, "Kaggle wants a key for rounakbanik/the-movies-dataset");
  assertStringIncludes(none.message, "make one at https://www.kaggle.com/settings");
  const wrong = await ask({ username: "bob", key: KEY });
  assertStringIncludes(wrong.message, "Kaggle does not know the key (HTTP 401): make one at");
  const half = await ask({ username: "ann" });
  assertStringIncludes(half.message, "KAGGLE_USERNAME is set without KAGGLE_KEY");
  const missing = await ask(ANN, "kaggle:ann/films");
  assertEquals(missing.code, "NOT_FOUND");
  assertStringIncludes(missing.message, "no file or folder ann/films here and no dataset");
});

Deno.test("a refused licence, a store that fails and a kaggle.json that is none are told", async () => {
  const answers: readonly (readonly [answer: Answer, says: string])[] = [
    [
      { status: 403 },
      "(HTTP 403): accept its terms at https://www.kaggle.com/datasets/rounakbanik/",
    ],
    [{ status: 302 }, "Kaggle sent on to no address"],
    [{ status: 302, headers: { location: "file:///etc/passwd" } }, "Kaggle sent on to no address"],
    [{ status: 302, headers: { location: `/gone?${SIGNATURE}` } }, "cannot be fetched (HTTP 410)"],
  ];
  for (const [answer, says] of answers) {
    await using server = await startLocalServer(({ path }) =>
      path.startsWith("/gone") ? { status: 410 } : answer
    );
    const options = { services: services(server.origin, ANN) };
    const { message } = await refusal((folder) => ingestSources(folder, ["kaggle"], [], options));
    assertStringIncludes(message, says);
  }
  const { message } = await refusal(async (folder) => {
    await Deno.writeTextFile(join(folder, "kaggle.json"), `{"username":"ann","token":"${KEY}"}`);
    const options = { services: services("http://127.0.0.1:9", { configDir: folder }) };
    return await ingestSources(folder, ["kaggle"], [], options);
  });
  assertStringIncludes(message, "kaggle.json is no key");
});
