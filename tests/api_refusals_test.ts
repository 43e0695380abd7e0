import { assert, assertEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import fc from "fast-check";
import { createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";
import { TestApi } from "./test_api.ts";
import { tmdbId } from "./small_source.ts";

describe("what the API refuses", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open();
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

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
      const { status, errors } = await api.refused(path);
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
    it(`answers 404 for ${path}`, async () => assertEquals((await api.refused(path)).status, 404));
  }

  it("answers a wrong method with 405 and what is allowed, whatever its body", async () => {
    for (
      const [path, methods, allowed] of [
        ["/recommend_movies/1", ["DELETE", "POST", "PUT"], "GET, HEAD"],
        ["/api/movies", ["POST", "PATCH"], "GET, HEAD"],
        ["/healthz", ["PUT"], "GET, HEAD"],
        ["/api/recommendations", ["GET", "PUT", "DELETE"], "POST"],
      ] as const
    ) {
      for (const method of methods) {
        const body = method === "GET" ? undefined : "no JSON";
        const { response } = await api.get(path, { method, body });
        assertEquals([response.status, response.headers.get("Allow")], [405, allowed], path);
      }
    }
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
      const { status } = await api.refused("/api/recommendations", {
        method: "POST",
        headers,
        body,
      });
      assertEquals(status, 400, body);
    }
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
          const { status } = await api.get(`${path}?${new URLSearchParams(query)}`);
          assert(status < 500, `${status} for ${path}`);
        },
      ),
      { numRuns: 150 },
    );
  });
});

Deno.test("before the first snapshot the API is alive, not ready, and says when to come back", async () => {
  const api = createApi(PLAIN_OPTIONS);
  const ask = (path: string) => api.request(path, {}, { snapshot: null });
  assertEquals((await ask("/healthz")).status, 200);
  assertEquals(await (await ask("/api/models")).json(), { current: null, items: [] });
  for (const path of ["/readyz", "/recommend_movies/1", "/api/movies"]) {
    const response = await ask(path);
    assertEquals(response.status, 503, path);
    assert(Number(response.headers.get("Retry-After")) > 0);
  }
});
