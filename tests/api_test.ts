import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import fc from "fast-check";
import { createApi } from "../lib/api/app.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { createMetrics } from "../lib/server/metrics.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { type SmallData, smallData } from "./small_snapshot.ts";
import { tmdbId } from "./small_source.ts";

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

describe("the API over HTTP", () => {
  let data: SmallData;
  let serving: Serving;
  let server: Deno.HttpServer<Deno.NetAddr>;
  let base: string;
  const faults: Error[] = [];

  beforeAll(async () => {
    data = await smallData();
    serving = await serve(data.dataDir, () => {});
    const api = createApi({
      codeVersion: "test",
      buildKey: "test",
      corsOrigin: null,
      rateLimit: 0,
      listSnapshots: () => listSnapshots(data.dataDir),
      renderMetrics: createMetrics("test").render,
      report: (thrown) => faults.push(thrown),
    });
    server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
      using lease = serving.lease();
      return await api.fetch(request, { snapshot: lease.snapshot });
    });
    base = `http://127.0.0.1:${server.addr.port}`;
  });

  afterAll(async () => {
    await server.shutdown();
    serving[Symbol.dispose]();
    await data[Symbol.asyncDispose]();
    assertEquals(faults, []);
  });

  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(base + path, init);
    const text = await response.text();
    return { response, status: response.status, text, json: () => JSON.parse(text) };
  };

  const refused = async (path: string, init?: RequestInit): Promise<Problem> => {
    const { response, json } = await get(path, init);
    assertEquals(response.headers.get("Content-Type"), "application/problem+json");
    const problem: Problem = json();
    assertEquals(problem.status, response.status);
    assert(problem.detail.length > 0);
    return problem;
  };

  const post = (body: unknown): RequestInit => ({
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

  const ratedBy = async (person: number): Promise<Set<number>> => {
    const text = await Deno.readTextFile(`${data.sourceDir}/ratings.csv`);
    const rows = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(",").map(Number));
    return new Set(rows.filter(([user]) => user === person).map(([, film]) => tmdbId(film)));
  };

  it("gives exactly the contract's keys, by descending predicted rating", async () => {
    const { response, json } = await get("/recommend_movies/1?limit=5");
    const answer = json();
    assertEquals(Object.keys(answer), ["user_id", "recommendations"]);
    assertEquals(answer.user_id, 1);
    assertEquals(answer.recommendations.length, 5);
    const stars: number[] = [];
    for (const film of answer.recommendations) {
      assertEquals(Object.keys(film), ["id", "title", "rating_predicted"]);
      stars.push(film.rating_predicted);
    }
    assertEquals(stars, stars.toSorted((a, b) => b - a));
    assertEquals(response.headers.get("X-Model-Version"), data.manifest.id);
  });

  it("answers the same at the root and under /api, ten films if not told", async () => {
    const [root, api] = [await get("/recommend_movies/2"), await get("/api/recommend_movies/2")];
    assertEquals(root.text, api.text);
    assertEquals(root.json().recommendations.length, 10);
  });

  it("never recommends what a person has rated, and stays within the scale", async () => {
    for (let person = 1; person <= 40; person++) {
      const rated = await ratedBy(person);
      const { json } = await get(`/recommend_movies/${person}?limit=100`);
      for (const { id, rating_predicted } of json().recommendations) {
        assert(!rated.has(id), `film ${id} is among what person ${person} has rated`);
        assert(rating_predicted >= 0.5 && rating_predicted <= 5);
      }
    }
  });

  it("lists a person's own crowd first", async () => {
    const { json } = await get("/api/users/4/recommendations?limit=5");
    for (const { film, source } of json().recommendations) {
      assertEquals([(film.id - 1000) / 7 % 2, source], [0, "taste"]);
    }
  });

  it("agrees with the rich list", async () => {
    const plain = (await get("/recommend_movies/3?limit=7")).json().recommendations;
    const rich = (await get("/api/users/3/recommendations?limit=7&order=rating")).json();
    const reduced = rich.recommendations.map((
      one: { film: { id: number; title: string }; rating_predicted: number },
    ) => ({ id: one.film.id, title: one.film.title, rating_predicted: one.rating_predicted }));
    assertEquals(plain, reduced);
  });

  it("explains a score by shares that sum to it with the rest", async () => {
    for (let person = 1; person <= 10; person++) {
      const { json } = await get(`/api/users/${person}/recommendations?limit=10`);
      for (const { score, because, because_rest } of json().recommendations) {
        const shares = because.map(({ share }: { share: number }) => share);
        const sum = shares.reduce((a: number, b: number) => a + b, because_rest);
        assert(Math.abs(sum - score) < 1e-4 * Math.max(1, Math.abs(score)));
        assert(because.length > 0);
      }
    }
  });

  it("serves a visitor as it serves the person whose ratings they bring", async () => {
    const rated = [...await ratedBy(6)];
    const mine = await get("/api/users/6/recommendations?limit=10");
    const text = await Deno.readTextFile(`${data.sourceDir}/ratings.csv`);
    const ratings = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(",").map(Number))
      .filter(([user]) => user === 6).map(([, film, rating]) => ({ id: tmdbId(film), rating }));
    assertEquals(ratings.length, rated.length);
    const theirs = await get("/api/recommendations", post({ ratings, limit: 10 }));
    const ids = (answer: { json: () => { recommendations: { film: { id: number } }[] } }) =>
      answer.json().recommendations.map(({ film }) => film.id);
    assertEquals(ids(theirs), ids(mine));
  });

  it("gives popular films, marked so, to whom it knows too little of", async () => {
    const { json } = await get("/api/recommendations", post({ ratings: [] }));
    assert(json().recommendations.length > 0);
    for (const { source } of json().recommendations) assertEquals(source, "popular");
  });

  it("narrows recommendations by genre and year", async () => {
    const { json } = await get(
      "/api/users/5/recommendations?genre=Horror&year_from=1990&limit=100",
    );
    assert(json().recommendations.length > 0);
    for (const { film } of json().recommendations) {
      assert(film.genres.includes("Horror") && film.year >= 1990);
    }
  });

  it("finds films by title with accents folded, and pages them", async () => {
    const { json } = await get("/api/movies?q=ete+1&sort=title&limit=100");
    const { total, items } = json();
    assertEquals(total, items.length);
    const titles = items.map(({ title }: { title: string }) => title);
    assert(titles.includes("Été 1") && titles.includes("Été 10"));
    const second = (await get("/api/movies?q=ete+1&sort=title&limit=3&offset=2")).json();
    assertEquals(second.total, total);
    assertEquals(second.items, items.slice(2, 5));
  });

  it("shows hostile titles as they are", async () => {
    const { json } = await get("/api/movies?limit=100");
    const titles = json().items.map(({ title }: { title: string }) => title);
    assert(titles.includes('=HYPERLINK("http://x")'));
  });

  it("describes a film with its histogram and its neighbours", async () => {
    const film = (await get(`/api/movies/${tmdbId(2)}`)).json();
    const counted = film.rating_histogram.reduce(
      (n: number, { count }: { count: number }) => n + count,
      0,
    );
    assertEquals(counted, film.rating_count);
    const { items } = (await get(`/api/movies/${tmdbId(2)}/similar?limit=4`)).json();
    assertEquals(items.length, 4);
    assert(items.every((near: { film: { id: number } }) => near.film.id !== tmdbId(2)));
  });

  it("describes a person", async () => {
    const person = (await get("/api/users/1")).json();
    assertEquals(person.rating_count, (await ratedBy(1)).size);
    assertMatch(person.first_rating, /^\d{4}-\d\d-\d\d$/);
  });

  it("pages a person's ratings, each once, in the order asked for", async () => {
    const all = (await get("/api/users/1/ratings?sort=timestamp&limit=100")).json();
    const idsOf = (items: { film: { id: number } }[]) => items.map(({ film }) => film.id);
    assertEquals(all.total, all.items.length);
    assertEquals(new Set(idsOf(all.items)), await ratedBy(1));
    for (const { timestamp } of all.items) {
      assertEquals(new Date(timestamp).toISOString(), timestamp);
    }
    const second = (await get("/api/users/1/ratings?sort=timestamp&limit=3&offset=2")).json();
    assertEquals(second, { total: all.total, items: all.items.slice(2, 5) });
    const newestFirst = (await get("/api/users/1/ratings?limit=100")).json();
    assertEquals(idsOf(newestFirst.items), idsOf(all.items.toReversed()));
    for (const sort of ["rating", "timestamp"]) {
      const { items } = (await get(`/api/users/1/ratings?sort=-${sort}&limit=100`)).json();
      const keys = items.map((item: Record<string, number | string>) => item[sort]);
      assertEquals(keys, keys.toSorted((a: number, b: number) => a < b ? 1 : a > b ? -1 : 0));
    }
  });

  it("lists the published snapshots and says which one answers", async () => {
    const { json, response } = await get("/api/models");
    const current = (await get("/api/models/current")).json();
    assertEquals(json(), { current: data.manifest.id, items: [current] });
    assertEquals(current.sources.map(({ sha256 }: { sha256: string }) => sha256.length), [
      64,
      64,
      64,
    ]);
    const tag = response.headers.get("ETag") ?? "";
    const again = await get("/api/models", { headers: { "If-None-Match": tag } });
    assertEquals([again.status, again.text], [304, ""]);
  });

  it("predicts one rating with its uncertainty", async () => {
    const { json } = await get(`/api/users/1/predictions/${tmdbId(2)}`);
    const { rating_predicted, rating_sd } = json();
    assert(rating_predicted >= 0.5 && rating_predicted <= 5 && rating_sd > 0);
  });

  it("gives statistics as JSON and as CSV of the same rows", async () => {
    const { rows } = (await get("/api/statistics/ratings_given")).json();
    const csv = await get("/api/statistics/ratings_given.csv");
    assertStringIncludes(csv.response.headers.get("Content-Type") ?? "", "text/csv");
    assertEquals(csv.text.trim().split(/\r?\n/).length, rows.length + 1);
    const titles = await get("/api/statistics/top_films_by_count.csv");
    assert(!/(^|,)"?=/m.test(titles.text), "a formula reaches the spreadsheet");
  });

  for (
    const path of [
      "/recommend_movies/0",
      "/recommend_movies/-1",
      "/recommend_movies/1.5",
      "/recommend_movies/0x10",
      "/recommend_movies/1e3",
      "/recommend_movies/99999999999999999999",
      "/recommend_movies/%00",
      "/recommend_movies/1?limit=0",
      "/recommend_movies/1?limit=101",
      "/recommend_movies/1?limit=",
      "/api/movies?sort=rating;drop",
      "/api/movies?offset=-1",
      "/api/movies/abc",
      "/api/users/1/ratings?sort=film",
      "/api/users/1/ratings?limit=101",
      "/api/users/1/recommendations?explore=1.5",
      "/api/users/1/recommendations?explore=NaN",
    ]
  ) {
    it(`refuses ${path} with 400 and the place`, async () => {
      const { status, errors } = await refused(path);
      assertEquals(status, 400);
      assert(errors !== undefined && errors.length > 0);
    });
  }

  for (
    const path of [
      "/recommend_movies/4000000",
      "/api/users/4000000",
      "/api/users/4000000/ratings",
      "/api/users/4000000/recommendations",
      "/api/movies/4000000",
      "/api/movies/4000000/similar",
      `/api/users/4000000/predictions/${tmdbId(2)}`,
      "/api/users/1/predictions/4000000",
      "/api/nothing",
      "/api/statistics/nothing",
      "/recommend_movies",
    ]
  ) {
    it(`answers 404 for ${path}`, async () => assertEquals((await refused(path)).status, 404));
  }

  it("answers a wrong method with 405 and what is allowed", async () => {
    const { response } = await get("/recommend_movies/1", { method: "DELETE" });
    assertEquals(response.status, 405);
    assertStringIncludes(response.headers.get("Allow") ?? "", "GET");
  });

  it("refuses bodies that are not what was asked", async () => {
    for (
      const body of [
        "",
        "{",
        "null",
        "[]",
        '{"ratings":{}}',
        '{"ratings":[{"id":"1","rating":4}]}',
        '{"ratings":[],"unknown":1}',
        '{"ratings":[{"id":1,"rating":1e999}]}',
        `{"ratings":[{"id":${tmdbId(1)},"rating":5.5}]}`,
        `{"ratings":[{"id":${tmdbId(1)},"rating":0}]}`,
      ]
    ) {
      const headers = { "Content-Type": "application/json" };
      const { status } = await refused("/api/recommendations", { method: "POST", headers, body });
      assertEquals(status, 400, body);
    }
    const unknown = await refused(
      "/api/recommendations",
      post({ ratings: [{ id: 4, rating: 3 }] }),
    );
    assertEquals(unknown.status, 404);
    const large = await refused(
      "/api/recommendations",
      post({ ratings: [], q: "x".repeat(70_000) }),
    );
    assertEquals(large.status, 413);
  });

  it("revalidates: the same request is 304 on the same snapshot", async () => {
    const first = await get("/recommend_movies/1");
    const tag = first.response.headers.get("ETag") ?? "";
    assertMatch(tag, /^W\/"/);
    const again = await get("/recommend_movies/1", { headers: { "If-None-Match": tag } });
    assertEquals([again.status, again.text], [304, ""]);
    const other = await get("/recommend_movies/1?limit=3", { headers: { "If-None-Match": tag } });
    assertEquals(other.status, 200);
  });

  it("answers HEAD as GET without a body", async () => {
    const { status, text, response } = await get("/api/movies", { method: "HEAD" });
    assertEquals([status, text], [200, ""]);
    assertEquals(response.headers.get("X-Model-Version"), data.manifest.id);
  });

  it("never answers 500, whatever the path and query", async () => {
    const segment = fc.oneof(fc.string(), fc.nat().map(String), fc.constant("recommendations"));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("movies", "users", "statistics", "recommend_movies", "models"),
        fc.array(segment, { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom("limit", "offset", "q", "genre", "sort", "explore"),
          fc.string(),
        ),
        async (resource, segments, query) => {
          const path = ["", "api", resource, ...segments.map(encodeURIComponent)].join("/");
          const { status } = await get(`${path}?${new URLSearchParams(query)}`);
          assert(status < 500, `${status} for ${path}`);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("serves the page of the document with everything it loads", async () => {
    const { text, response } = await get("/api/docs");
    assertStringIncludes(response.headers.get("Content-Type") ?? "", "text/html");
    const loaded = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    assert(loaded.length >= 4 && !text.includes("//"), text);
    for (const path of loaded) {
      const asset = await get(path);
      assertEquals(asset.status, 200, path);
      assert(asset.text.length > 0);
      const plain = await get(path, { headers: { "Accept-Encoding": "identity" } });
      assertEquals(plain.text, asset.text, path);
      if (!path.startsWith("/api/docs/")) continue;
      const tag = asset.response.headers.get("ETag") ?? "";
      assertEquals((await get(path, { headers: { "If-None-Match": tag } })).status, 304, path);
    }
  });

  it("documents every route it has, and is alive and ready", async () => {
    const { openapi, paths } = (await get("/api/openapi.json")).json();
    assertEquals(openapi, "3.1.0");
    for (
      const path of [
        "/recommend_movies/{user_id}",
        "/api/movies",
        "/api/movies/{id}",
        "/api/users/{user_id}",
        "/api/users/{user_id}/ratings",
        "/api/recommendations",
        "/api/models",
        "/api/models/current",
        "/healthz",
        "/readyz",
        "/metrics",
      ]
    ) assert(path in paths, path);
    assertEquals((await get("/healthz")).json(), { status: "ok" });
    assertEquals((await get("/readyz")).json(), { status: "ready", snapshot: data.manifest.id });
  });
});

Deno.test("before the first snapshot the API is alive, not ready, and says when to come back", async () => {
  const api = createApi({
    codeVersion: "test",
    buildKey: "test",
    corsOrigin: null,
    rateLimit: 0,
    listSnapshots: () => Promise.resolve([]),
    renderMetrics: createMetrics("test").render,
    report: () => {},
  });
  const ask = (path: string) => api.request(path, {}, { snapshot: null });
  assertEquals((await ask("/healthz")).status, 200);
  assertEquals(await (await ask("/api/models")).json(), { current: null, items: [] });
  for (const path of ["/readyz", "/recommend_movies/1", "/api/movies"]) {
    const response = await ask(path);
    assertEquals(response.status, 503, path);
    assert(Number(response.headers.get("Retry-After")) > 0);
  }
});
