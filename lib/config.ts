import { z } from "zod";
import { ReelmatchError } from "./errors.ts";
import type { LogFormat } from "./server/log.ts";

const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, "expected a whole number").transform(Number)
    .pipe(z.number().min(min).max(max));
const folder = z.url({ protocol: /^https?$/, error: "expected an address that begins with http" })
  .transform((text) => text.endsWith("/") ? text : `${text}/`);
const flag = z.enum(["0", "1", "false", "true"], "expected 0, 1, false or true")
  .transform((text) => text === "1" || text === "true");

/** Deno parts the folders that a process may write to by commas, and knows no way around that. */
const dataFolder = z.string().min(1).regex(/^[^,]*$/, "expected a folder without a comma");

const origin = z.string().regex(
  /^(\*|https?:\/\/[^\s/?#@]+)?$/,
  "expected an origin as in https://example.org, with nothing after the host and its port, or *",
);
const hostName = z.string().regex(/^[\w.:-]+$/, "expected an address or a name of this machine");

/** A key to a service: long enough to be recognised wherever it may turn up, or empty. */
const key = z.string().regex(
  /^([\w.~+/=-]{16,})?$/,
  "expected 16 or more letters, digits or ._~+/=-, and no spaces",
);
const address = z.url({ protocol: /^https?$/, error: "expected an address that begins with http" })
  .regex(/^[^@?#]*$/, "expected an address without a name, a password or a query")
  .transform((url) => url.replace(/\/+$/, ""));

/** One environment variable: how it is read, what holds without it, and a line of help. */
interface Variable<T> {
  readonly schema: z.ZodType<T, string>;
  readonly fallback: string;
  readonly help: string;
  /** Whether its value must not be shown. */
  readonly isSecret: boolean;
}

const variable = <T>(
  schema: z.ZodType<T, string>,
  fallback: string,
  help: string,
  isSecret = false,
): Variable<T> => ({ schema, fallback, help, isSecret });

const VARIABLES = {
  DATA_DIR: variable(dataFolder, "./data", "Folder of the snapshots."),
  HOST: variable(hostName, "0.0.0.0", "Address to listen on."),
  PORT: variable(whole(0, 65_535), "8000", "TCP port to listen on; 0 takes a free one."),
  POSTERS: variable(flag, "false", "Whether pages show posters from TMDB's image host."),
  CORS_ORIGIN: variable(
    origin,
    "",
    "Origin whose pages may call the API, as in https://example.org; empty allows none.",
  ),
  RATE_LIMIT: variable(
    whole(0, 1_000_000),
    "0",
    "Requests a minute that one client may make to the API, loopback aside; 0 sets no limit.",
  ),
  TRUST_PROXY: variable(
    whole(0, 10),
    "0",
    "How many proxies in front of the server append a client's address to X-Forwarded-For.",
  ),
  KEEP_SNAPSHOTS: variable(
    whole(0, 1000),
    "3",
    "How many of the newest snapshots an ingest leaves, the current one and its parent aside; " +
      "0 leaves all.",
  ),
  FEEDBACK_TOKEN: variable(
    z.union([z.literal(""), z.string().min(16, "expected at least 16 characters")]),
    "",
    "Token with which POST /api/ratings takes ratings; empty takes none.",
    true,
  ),
  TMDB_TOKEN: variable(
    key,
    "",
    "API Read Access Token for the source tmdb, from https://www.themoviedb.org/settings/api.",
    true,
  ),
  TMDB_API_KEY: variable(
    key,
    "",
    "API Key for the source tmdb, where there is no TMDB_TOKEN.",
    true,
  ),
  TMDB_URL: variable(address, "https://api.themoviedb.org/3", "Where TMDB's API is."),
  TMDB_REQUESTS_PER_SECOND: variable(
    whole(1, 1000),
    "40",
    "Requests a second that TMDB is sent at most.",
  ),
  GROUPLENS_URL: variable(
    folder,
    "https://files.grouplens.org/datasets/movielens/",
    "Folder from which releases of MovieLens are fetched.",
  ),
  KAGGLE_URL: variable(folder, "https://www.kaggle.com/api/v1/", "Address of Kaggle's API."),
  KAGGLE_USERNAME: variable(z.string(), "", "Owner of the key for Kaggle's API."),
  KAGGLE_KEY: variable(
    z.string(),
    "",
    "Key for Kaggle's API; without one, that of kaggle.json is taken.",
    true,
  ),
  KAGGLE_CONFIG_DIR: variable(z.string().min(1), "~/.kaggle", "Folder of kaggle.json."),
  WORKERS: variable(
    whole(0, 256),
    "0",
    "Threads that training uses; 0 takes one for few ratings and every core for many.",
  ),
  CHECKPOINT_SECONDS: variable(
    whole(0, 86_400),
    "30",
    "How often, at most, training keeps its state to be taken up again, in seconds.",
  ),
  LOG_FORMAT: variable(
    z.enum(["text", "json"], "expected text or json"),
    "text",
    "How the log looks: text for people, json for programs.",
  ),
  SEED: variable(
    whole(0, 4_294_967_295),
    "42",
    "Seed of training and of the split that a build holds out.",
  ),
} as const;

type Name = keyof typeof VARIABLES;

/** Every variable that settings are read from. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES);

/** Where sources are fetched from, and with which keys. */
export interface Services {
  readonly groupLensUrl: string;
  readonly kaggleUrl: string;
  readonly kaggleKey: {
    /** `null` where it is not given, as for the key. */
    readonly username: string | null;
    readonly key: string | null;
    /** The folder that may hold `kaggle.json`; a `~` at its beginning is the home folder. */
    readonly configDir: string;
  };
}

/** The application's settings, read once from the environment. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly posters: boolean;
  /** `null` where no other origin may call the API. */
  readonly corsOrigin: string | null;
  /** Requests a minute of one client, 0 for no limit. */
  readonly rateLimit: number;
  /** How many of the last entries of `X-Forwarded-For` were written by proxies of our own. */
  readonly trustedProxies: number;
  /** How many of the newest snapshots a build leaves; 0 for all. */
  readonly keepSnapshots: number;
  /** `null` where ratings are not taken. */
  readonly feedbackToken: string | null;
  /** How TMDB's API is reached; `null` where there is no such key. */
  readonly tmdb: {
    /** Without a slash at its end. */
    readonly url: string;
    readonly token: string | null;
    readonly apiKey: string | null;
    readonly requestsPerSecond: number;
  };
  /** Where sources are fetched from, folders' addresses that end with a slash. */
  readonly services: Services;
  /** Threads of training, 0 to choose by the size of the data. */
  readonly workers: number;
  /** Training keeps its state at most once in so many seconds. */
  readonly checkpointSeconds: number;
  readonly seed: number;
  readonly logFormat: LogFormat;
}

/**
 * Reads the settings.
 * @param environment gives a variable's text, or `undefined` where it is not set
 * @throws {ReelmatchError} `BAD_INPUT` naming the variable, its value and what was expected
 */
export function readConfig(
  environment: (name: Name) => string | undefined = (name) => Deno.env.get(name),
): Config {
  const read = <T>(name: Name, { schema, fallback, help, isSecret }: Variable<T>): T => {
    const given = environment(name)?.trim() || fallback;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    const expected = parsed.error.issues[0]?.message ?? "not usable";
    throw new ReelmatchError(
      "BAD_INPUT",
      `${name}${isSecret ? "" : `="${given}"`}: ${expected}. ${help}`,
    );
  };
  return {
    dataDir: read("DATA_DIR", VARIABLES.DATA_DIR),
    host: read("HOST", VARIABLES.HOST),
    port: read("PORT", VARIABLES.PORT),
    posters: read("POSTERS", VARIABLES.POSTERS),
    corsOrigin: read("CORS_ORIGIN", VARIABLES.CORS_ORIGIN) || null,
    rateLimit: read("RATE_LIMIT", VARIABLES.RATE_LIMIT),
    trustedProxies: read("TRUST_PROXY", VARIABLES.TRUST_PROXY),
    keepSnapshots: read("KEEP_SNAPSHOTS", VARIABLES.KEEP_SNAPSHOTS),
    feedbackToken: read("FEEDBACK_TOKEN", VARIABLES.FEEDBACK_TOKEN) || null,
    tmdb: {
      url: read("TMDB_URL", VARIABLES.TMDB_URL),
      token: read("TMDB_TOKEN", VARIABLES.TMDB_TOKEN) || null,
      apiKey: read("TMDB_API_KEY", VARIABLES.TMDB_API_KEY) || null,
      requestsPerSecond: read("TMDB_REQUESTS_PER_SECOND", VARIABLES.TMDB_REQUESTS_PER_SECOND),
    },
    services: {
      groupLensUrl: read("GROUPLENS_URL", VARIABLES.GROUPLENS_URL),
      kaggleUrl: read("KAGGLE_URL", VARIABLES.KAGGLE_URL),
      kaggleKey: {
        username: read("KAGGLE_USERNAME", VARIABLES.KAGGLE_USERNAME) || null,
        key: read("KAGGLE_KEY", VARIABLES.KAGGLE_KEY) || null,
        configDir: read("KAGGLE_CONFIG_DIR", VARIABLES.KAGGLE_CONFIG_DIR),
      },
    },
    workers: read("WORKERS", VARIABLES.WORKERS),
    checkpointSeconds: read("CHECKPOINT_SECONDS", VARIABLES.CHECKPOINT_SECONDS),
    logFormat: read("LOG_FORMAT", VARIABLES.LOG_FORMAT),
    seed: read("SEED", VARIABLES.SEED),
  };
}

/** The variables with their defaults and meanings, a line each, for `--help`. */
export function configHelp(): string {
  const width = Math.max(...Object.keys(VARIABLES).map(({ length }) => length));
  const rows = Object.entries(VARIABLES).map(([name, { fallback, help }]) =>
    `  ${name.padEnd(width)} ${help} Default: ${fallback || "empty"}.`
  );
  return ["Environment:", ...rows].join("\n");
}
