import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { configHelp, readConfig } from "./config.ts";
import { ReelmatchError } from "./errors.ts";

const from = (given: Record<string, string>) => readConfig((name) => given[name]);

Deno.test("an empty environment gives the defaults", () => {
  assertEquals(from({}), {
    dataDir: "./data",
    host: "0.0.0.0",
    port: 8000,
    posters: false,
    corsOrigin: null,
    rateLimit: 0,
    trustedProxies: 0,
    keepSnapshots: 3,
    feedbackToken: null,
    tmdb: {
      url: "https://api.themoviedb.org/3",
      token: null,
      apiKey: null,
      requestsPerSecond: 40,
    },
    services: {
      groupLensUrl: "https://files.grouplens.org/datasets/movielens/",
      kaggleUrl: "https://www.kaggle.com/api/v1/",
      kaggleKey: { username: null, key: null, configDir: "~/.kaggle" },
    },
    workers: 0,
    checkpointSeconds: 30,
    seed: 42,
    logFormat: "text",
  });
});

Deno.test("blank variables count as left out, as compose files pass them", () => {
  assertEquals(from({ PORT: "", POSTERS: " " }), from({}));
});

Deno.test("values are read by type", () => {
  const config = from({ PORT: "0", POSTERS: "1", CORS_ORIGIN: "https://a.example" });
  assertEquals([config.port, config.posters, config.corsOrigin], [0, true, "https://a.example"]);
});

for (
  const [name, value] of [
    ["PORT", "70000"],
    ["PORT", "0x50"],
    ["PORT", "-1"],
    ["POSTERS", "yes"],
    [
      "RATE_LIMIT",
      "many",
    ],
    ["TRUST_PROXY", "true"],
    ["CORS_ORIGIN", "https://a.example/"],
    ["HOST", "0.0.0.0,evil.example"],
    ["KAGGLE_URL", "ftp://a.example"],
  ]
) {
  Deno.test(`${name}=${value} is refused by name`, () => {
    const error = assertThrows(() => from({ [name]: value }), ReelmatchError);
    assertStringIncludes(error.message, `${name}="${value}"`);
  });
}

Deno.test("the help names every variable with its default", () => {
  const help = configHelp();
  const names = [
    "DATA_DIR",
    "HOST",
    "PORT",
    "POSTERS",
    "CORS_ORIGIN",
    "RATE_LIMIT",
    "TRUST_PROXY",
    "TMDB_TOKEN",
    "TMDB_API_KEY",
    "TMDB_URL",
    "TMDB_REQUESTS_PER_SECOND",
    "GROUPLENS_URL",
    "KAGGLE_URL",
    "KAGGLE_USERNAME",
    "KAGGLE_KEY",
    "KAGGLE_CONFIG_DIR",
    "SEED",
  ];
  for (const name of names) {
    assert(new RegExp(`^  ${name} .*Default: `, "m").test(help), name);
  }
});

Deno.test("a secret that is refused is not shown", () => {
  const error = assertThrows(() => from({ FEEDBACK_TOKEN: "hunter2" }), ReelmatchError);
  assertStringIncludes(error.message, "FEEDBACK_TOKEN: expected at least 16 characters");
  assert(!error.message.includes("hunter2"));
});

Deno.test("a key that holds what no key holds is refused unseen", () => {
  for (const name of ["TMDB_TOKEN", "TMDB_API_KEY"]) {
    for (const value of ["hunter2", "Bearer eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1\u00e9NiJ9"]) {
      const error = assertThrows(() => from({ [name]: value }), ReelmatchError);
      assertStringIncludes(error.message, `${name}: expected 16 or more letters`);
      assert(!error.message.includes(value));
    }
  }
});

Deno.test("the address of TMDB's API loses its last slash and may hold no password", () => {
  assertEquals(from({ TMDB_URL: "http://localhost:8080/3/" }).tmdb.url, "http://localhost:8080/3");
  for (const url of ["ftp://a.example", "a.example", "http://me:pw@a.example", "http://a/?k=1"]) {
    assertThrows(() => from({ TMDB_URL: url }), ReelmatchError, "TMDB_URL");
  }
});
