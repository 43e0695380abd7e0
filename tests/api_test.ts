import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { post, TestApi } from "./test_api.ts";
import { tmdbId } from "./small_source.ts";

describe("what the API answers", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open();
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  it("gives exactly the contract's keys, by descending predicted rating", async () => {
    const { response, json } = await api.get("/recommend_movies/1?limit=5");
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
    assertEquals(response.headers.get("X-Model-Version"), api.data.manifest.id);
  });

  it("answers the same at the root and under /api, ten films if not told", async () => {
    const [root, below] = [
      await api.get("/recommend_movies/2"),
      await api.get("/api/recommend_movies/2"),
    ];
    assertEquals(root.text, below.text);
    assertEquals(root.json().recommendations.length, 10);
  });

  it("never recommends what a person has rated, and stays within the scale", async () => {
    for (let person = 1; person <= 40; person++) {
      const rated = await api.ratedBy(person);
      const { json } = await api.get(`/recommend_movies/${person}?limit=100`);
      for (const { id, rating_predicted } of json().recommendations) {
        assert(!rated.has(id), `film ${id} is among what person ${person} has rated`);
        assert(rating_predicted >= 0.5 && rating_predicted <= 5);
      }
    }
  });

  it("lists a person's own crowd first", async () => {
    const { json } = await api.get("/api/users/4/recommendations?limit=5");
    for (const { film, source } of json().recommendations) {
      assertEquals([(film.id - 1000) / 7 % 2, source], [0, "taste"]);
    }
  });

  it("agrees with the rich list", async () => {
    const plain = (await api.get("/recommend_movies/3?limit=7")).json().recommendations;
    const rich = (await api.get("/api/users/3/recommendations?limit=7&order=rating")).json();
    const reduced = rich.recommendations.map((
      one: { film: { id: number; title: string }; rating_predicted: number },
    ) => ({ id: one.film.id, title: one.film.title, rating_predicted: one.rating_predicted }));
    assertEquals(plain, reduced);
  });

  it("explains a score by shares that sum to it with the rest", async () => {
    for (let person = 1; person <= 10; person++) {
      const { json } = await api.get(`/api/users/${person}/recommendations?limit=10`);
      for (const { score, because, because_rest } of json().recommendations) {
        const shares = because.map(({ share }: { share: number }) => share);
        const sum = shares.reduce((a: number, b: number) => a + b, because_rest);
        assert(Math.abs(sum - score) < 1e-4 * Math.max(1, Math.abs(score)));
        assert(because.length > 0);
      }
    }
  });

  it("serves a visitor as it serves the person whose ratings they bring", async () => {
    const rated = [...await api.ratedBy(6)];
    const mine = await api.get("/api/users/6/recommendations?limit=10");
    const text = await Deno.readTextFile(`${api.data.sourceDir}/ratings.csv`);
    const ratings = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(",").map(Number))
      .filter(([user]) => user === 6).map(([, film, rating]) => ({ id: tmdbId(film), rating }));
    assertEquals(ratings.length, rated.length);
    const theirs = await api.get("/api/recommendations", post({ ratings, limit: 10 }));
    const ids = (answer: { json: () => { recommendations: { film: { id: number } }[] } }) =>
      answer.json().recommendations.map(({ film }) => film.id);
    assertEquals(ids(theirs), ids(mine));
  });

  it("leaves out a visitor's films that the catalogue does not hold, and names them", async () => {
    const known = [1, 3, 5, 7].map((film) => ({ id: tmdbId(film), rating: 4.5 }));
    const gone = [{ id: 4, rating: 3 }, { id: 4, rating: 2 }, { id: 2_147_483_647, rating: 5 }];
    const ask = async (ratings: unknown) =>
      (await api.get("/api/recommendations", post({ ratings }))).json();
    const { ignored, recommendations } = await ask([...gone, ...known]);
    assertEquals(ignored, [4, 2_147_483_647]);
    assertEquals(await ask(known), { recommendations, ignored: [] });
  });

  it("gives popular films, marked so, to whom it knows too little of", async () => {
    const { json } = await api.get("/api/recommendations", post({ ratings: [] }));
    assert(json().recommendations.length > 0);
    for (const { source } of json().recommendations) assertEquals(source, "popular");
  });

  it("narrows recommendations by genre and year", async () => {
    const { json } = await api.get(
      "/api/users/5/recommendations?genre=Horror&year_from=1990&limit=100",
    );
    assert(json().recommendations.length > 0);
    for (const { film } of json().recommendations) {
      assert(film.genres.includes("Horror") && film.year >= 1990);
    }
  });

  it("finds films by title with accents folded, and pages them", async () => {
    const { json } = await api.get("/api/movies?q=ete+1&sort=title&limit=100");
    const { total, items } = json();
    assertEquals(total, items.length);
    const titles = items.map(({ title }: { title: string }) => title);
    assert(titles.includes("Été 1") && titles.includes("Été 10"));
    const second = (await api.get("/api/movies?q=ete+1&sort=title&limit=3&offset=2")).json();
    assertEquals(second.total, total);
    assertEquals(second.items, items.slice(2, 5));
  });

  it("shows hostile titles as they are", async () => {
    const { json } = await api.get("/api/movies?limit=100");
    const titles = json().items.map(({ title }: { title: string }) => title);
    assert(titles.includes('=HYPERLINK("http://x")'));
  });

  it("describes a film with its histogram and its neighbours", async () => {
    const film = (await api.get(`/api/movies/${tmdbId(2)}`)).json();
    const counted = film.rating_histogram.reduce(
      (n: number, { count }: { count: number }) => n + count,
      0,
    );
    assertEquals(counted, film.rating_count);
    const { items } = (await api.get(`/api/movies/${tmdbId(2)}/similar?limit=4`)).json();
    assertEquals(items.length, 4);
    assert(items.every((near: { film: { id: number } }) => near.film.id !== tmdbId(2)));
  });

  it("describes a person", async () => {
    const person = (await api.get("/api/users/1")).json();
    assertEquals(person.rating_count, (await api.ratedBy(1)).size);
    assertMatch(person.first_rating, /^\d{4}-\d\d-\d\d$/);
  });

  it("pages a person's ratings, each once, in the order asked for", async () => {
    const all = (await api.get("/api/users/1/ratings?sort=timestamp&limit=100")).json();
    const idsOf = (items: { film: { id: number } }[]) => items.map(({ film }) => film.id);
    assertEquals(all.total, all.items.length);
    assertEquals(new Set(idsOf(all.items)), await api.ratedBy(1));
    for (const { timestamp } of all.items) {
      assertEquals(new Date(timestamp).toISOString(), timestamp);
    }
    const second = (await api.get("/api/users/1/ratings?sort=timestamp&limit=3&offset=2")).json();
    assertEquals(second, { total: all.total, items: all.items.slice(2, 5) });
    const newestFirst = (await api.get("/api/users/1/ratings?limit=100")).json();
    assertEquals(idsOf(newestFirst.items), idsOf(all.items.toReversed()));
    for (const sort of ["rating", "timestamp"]) {
      const { items } = (await api.get(`/api/users/1/ratings?sort=-${sort}&limit=100`)).json();
      const keys = items.map((item: Record<string, number | string>) => item[sort]);
      assertEquals(keys, keys.toSorted((a: number, b: number) => a < b ? 1 : a > b ? -1 : 0));
    }
  });

  it("lists the published snapshots and says which one answers", async () => {
    const { json, response } = await api.get("/api/models");
    const current = (await api.get("/api/models/current")).json();
    assertEquals(json(), { current: api.data.manifest.id, items: [current] });
    assertEquals(current.sources.map(({ sha256 }: { sha256: string }) => sha256.length), [
      64,
      64,
      64,
    ]);
    const tag = response.headers.get("ETag") ?? "";
    const again = await api.get("/api/models", { headers: { "If-None-Match": tag } });
    assertEquals([again.status, again.text], [304, ""]);
  });

  it("predicts one rating with its uncertainty", async () => {
    const { json } = await api.get(`/api/users/1/predictions/${tmdbId(2)}`);
    const { rating_predicted, rating_sd } = json();
    assert(rating_predicted >= 0.5 && rating_predicted <= 5 && rating_sd > 0);
  });

  it("gives statistics as JSON and as CSV of the same rows", async () => {
    const { rows } = (await api.get("/api/statistics/ratings_given")).json();
    const csv = await api.get("/api/statistics/ratings_given.csv");
    assertStringIncludes(csv.response.headers.get("Content-Type") ?? "", "text/csv");
    assertEquals(csv.text.trim().split(/\r?\n/).length, rows.length + 1);
    const titles = await api.get("/api/statistics/top_films_by_count.csv");
    assert(!/(^|,)"?=/m.test(titles.text), "a formula reaches the spreadsheet");
  });

  it("tells whoever asks for what they lack altogether that it is there, and if it is not", async () => {
    const ask = (path: string) => api.get(path, { headers: { "If-None-Match": "*" } });
    const there = await ask("/recommend_movies/1");
    assertEquals([there.status, there.response.headers.get("Vary")], [304, "Accept-Encoding"]);
    assertEquals((await ask("/recommend_movies/4000000")).status, 404);
  });

  it("revalidates: the same request is 304 on the same snapshot", async () => {
    const first = await api.get("/recommend_movies/1");
    const tag = first.response.headers.get("ETag") ?? "";
    assertMatch(tag, /^W\/"/);
    const again = await api.get("/recommend_movies/1", { headers: { "If-None-Match": tag } });
    assertEquals([again.status, again.text], [304, ""]);
    const other = await api.get("/recommend_movies/1?limit=3", {
      headers: { "If-None-Match": tag },
    });
    assertEquals(other.status, 200);
  });

  it("revalidates what does not follow from the snapshot by what it holds", async () => {
    for (const path of ["/api/models", "/api/openapi.json"]) {
      const first = await api.get(path);
      const tag = first.response.headers.get("ETag") ?? "";
      assertMatch(tag, /^W\/"/);
      const { status, response } = await api.get(path, { headers: { "If-None-Match": tag } });
      assertEquals([status, response.headers.get("ETag")], [304, tag], path);
      for (const { headers } of [first.response, response]) {
        assertEquals(headers.get("Vary"), "Accept-Encoding", path);
        assertEquals(headers.get("Cache-Control"), "no-cache", path);
      }
    }
  });

  it("answers HEAD as GET without a body", async () => {
    const { status, text, response } = await api.get("/api/movies", { method: "HEAD" });
    assertEquals([status, text], [200, ""]);
    assertEquals(response.headers.get("X-Model-Version"), api.data.manifest.id);
  });

  it("documents every route it has, and is alive and ready", async () => {
    const { openapi, paths } = (await api.get("/api/openapi.json")).json();
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
    assertEquals((await api.get("/healthz")).json(), { status: "ok" });
    assertEquals((await api.get("/readyz")).json(), {
      status: "ready",
      snapshot: api.data.manifest.id,
      problem: null,
      last_ingest: null,
      tmdb_facts: null,
    });
  });
});
