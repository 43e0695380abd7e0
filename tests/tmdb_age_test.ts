import { assert, assertEquals } from "@std/assert";
import { createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";
import { readConfig } from "../lib/config.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { accessTo, playedFilm, playTmdb } from "../lib/ingest/testing/tmdb_server.ts";
import { modelPage } from "../lib/pages/model.ts";
import { serve } from "../lib/recommender/serving.ts";
import { ingestSnapshot } from "../lib/snapshots/ingest_snapshot.ts";
import { textsOf } from "../lib/ui/figures/texts.ts";
import { smallData } from "./small_snapshot.ts";
import { tmdbId } from "./small_source.ts";

const DAY_MS = 86_400_000;

Deno.test("a server tells when TMDB's facts are to be renewed, and which they are", async () => {
  await using data = await smallData();
  const { dataDir, sourceDir } = data;
  await using server = await playTmdb({ films: [playedFilm(tmdbId(2))] });
  const { services } = readConfig(() => undefined);
  const tmdb = accessTo(server);
  let now = new Date();
  const api = createApi({
    ...PLAIN_OPTIONS,
    readiness: { ...PLAIN_OPTIONS.readiness, now: () => now },
  });
  using serving = await serve(dataDir, () => {});
  const get = async (path: string) => {
    using lease = serving.lease();
    return await (await api.request(path, {}, { snapshot: lease.snapshot })).json();
  };
  assertEquals((await get("/readyz")).tmdb_facts, null);

  const sources = parseSources([`movielens:${sourceDir}`], ["tmdb"]);
  await ingestSnapshot({ dataDir, seed: 7, services, tmdb }, sources, () => {});
  await serving.refresh();
  const [told] = (await get(`/api/movies/${tmdbId(2)}`)).origins;
  assertEquals([told.origin, told.source], ["tmdb", "tmdb"]);
  assert(told.fields.includes("release_date"), told.fields.join());
  const fetched = Date.parse(told.fetched_at);

  for (const [days, state] of [[0, "fresh"], [150, "fresh"], [152, "due"], [182, "expired"]]) {
    now = new Date(fetched + Number(days) * DAY_MS);
    const { tmdb_facts } = await get("/readyz");
    assertEquals([tmdb_facts.state, Date.parse(tmdb_facts.oldest)], [state, fetched]);
    assertEquals(Date.parse(tmdb_facts.renew_by), fetched + 181 * DAY_MS);
    using lease = serving.lease();
    assert(lease.snapshot !== null);
    const site = {
      ...lease.snapshot,
      snapshot: lease.snapshot.manifest,
      history: () => Promise.resolve([]),
      lastIngest: () => Promise.resolve(null),
      postersEnabled: false,
    };
    assertEquals((await modelPage(site, textsOf("en"), now)).tmdbAge?.state, state);
  }
});
