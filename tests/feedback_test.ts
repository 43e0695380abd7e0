import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { feedbackDir } from "../lib/feedback/days.ts";
import { openJournal } from "../lib/feedback/journal.ts";
import { readFeedback } from "../lib/feedback/read.ts";
import { runTask, startServer } from "./command.ts";
import { smallData } from "./small_snapshot.ts";
import { tmdbId } from "./small_source.ts";
import { post, TestApi } from "./test_api.ts";

const TOKEN = "a token of the tests";

function giving(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const init = post(body);
  const authorization = `Bearer ${TOKEN.replaceAll(" ", "-")}`;
  return { ...init, headers: { ...init.headers, Authorization: authorization, ...headers } };
}

const FILM = tmdbId(3);
const RATING = { user_id: 1, id: FILM, rating: 4.5 };

describe("ratings given through the API", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open(({ dataDir }) => ({
      feedback: {
        token: TOKEN.replaceAll(" ", "-"),
        journal: openJournal(feedbackDir(dataDir)),
      },
    }));
  });
  afterAll(async () => await api[Symbol.asyncDispose]());
  const stored = () => readFeedback(feedbackDir(api.data.dataDir));

  it("stores a rating before it answers", async () => {
    const { status, json } = await api.get("/api/ratings", giving(RATING));
    assertEquals(status, 201);
    const { rated_at, ...rest } = json();
    assertEquals(rest, RATING);
    const { ratings } = await stored();
    assertEquals(
      ratings.map(({ userId, filmId, rating, ratedAt }) => ({
        user_id: Number(userId),
        id: Number(filmId),
        rating,
        rated_at: new Date(ratedAt).toISOString(),
      })),
      [{ ...RATING, rated_at }],
    );
  });

  it("stores once what is sent again under its key, and refuses another rating under it", async () => {
    const { lines } = await stored();
    const key = { "Idempotency-Key": "once" };
    const first = await api.get("/api/ratings", giving(RATING, key));
    const again = await api.get("/api/ratings", giving(RATING, key));
    assertEquals([first.status, again.status, again.text], [201, 201, first.text]);
    const other = await api.refused("/api/ratings", giving({ ...RATING, rating: 1 }, key));
    assertEquals(other.status, 422);
    assertEquals((await stored()).lines, lines + 1);
  });

  it("refuses whoever lacks the token, before it looks at what they sent", async () => {
    const before = (await stored()).lines;
    const attempts = ["", "Basic YTpi", "Bearer", `Bearer ${"x".repeat(20)}`, `Bearer ${TOKEN}`];
    for (const Authorization of attempts) {
      const init = giving({ nonsense: true }, { Authorization });
      const { response, status } = await api.get("/api/ratings", init);
      assertEquals(status, 401, Authorization);
      assertMatch(response.headers.get("WWW-Authenticate") ?? "", /^Bearer /);
    }
    assertEquals((await stored()).lines, before);
  });

  it("refuses what is no rating, with its place", async () => {
    const before = (await stored()).lines;
    for (
      const [change, status, pointer] of [
        [{ rating: 5.5 }, 400, "/rating"],
        [{ rating: 4.3 }, 400, "/rating"],
        [{ rating: "4" }, 400, "/rating"],
        [{ user_id: 0 }, 400, "/user_id"],
        [{ id: 1e20 }, 400, "/id"],
        [{ more: 1 }, 400, ""],
        [{ id: 4_000_000 }, 404, undefined],
      ] as const
    ) {
      const problem = await api.refused("/api/ratings", giving({ ...RATING, ...change }));
      assertEquals([problem.status, problem.errors?.[0].pointer], [status, pointer]);
    }
    const key = { "Idempotency-Key": "x".repeat(101) };
    const { status, detail } = await api.refused("/api/ratings", giving(RATING, key));
    assertEquals(status, 400);
    assertEquals(detail, "#idempotency-key: expected 1 to 100 visible ASCII characters.");
    assertEquals((await stored()).lines, before);
  });
});

Deno.test("without a token in its settings a server takes no ratings", async () => {
  await using api = await TestApi.open();
  assertEquals((await api.refused("/api/ratings", giving(RATING))).status, 404);
});

Deno.test("no rating that was answered for is lost when the server is killed", async () => {
  const built = await runTask("build", []);
  assertEquals(built.code, 0, built.stderr);
  await using data = await smallData();
  const env = { DATA_DIR: data.dataDir, FEEDBACK_TOKEN: TOKEN.replaceAll(" ", "-") };
  const folder = feedbackDir(data.dataDir);
  const keys = Array.from({ length: 300 }, (_, at) => `key-${at}`);
  const give = async (address: string, key: string): Promise<boolean> => {
    const rating = { user_id: 1 + keys.indexOf(key), id: FILM, rating: 3 };
    const init = giving(rating, { "Idempotency-Key": key });
    const response = await fetch(`${address}/api/ratings`, init);
    await response.text();
    return response.status === 201;
  };

  const answered = new Set<string>();
  {
    await using server = await startServer("serve", env);
    await Promise.all(keys.map(async (key, at) => {
      try {
        if (await give(server.address, key)) answered.add(key);
      } catch (error) {
        assert(error instanceof TypeError); // the connection broke
      }
      if (at === keys.length >> 1) await server.stop("SIGKILL");
    }));
  }
  const before = await readFeedback(folder);
  const kept = new Set(before.ratings.map(({ key }) => key));
  for (const key of answered) assert(kept.has(key), `${key} was answered for and is lost`);
  assertNotEquals(answered.size, 0);

  await using server = await startServer("serve", env);
  for (const key of keys) assert(await give(server.address, key));
  const after = await readFeedback(folder);
  assertEquals(new Set(after.ratings.map(({ key }) => key)), new Set(keys));
  assertEquals([after.replaced, after.damaged.length], [0, before.damaged.length]);
});
