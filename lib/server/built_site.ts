import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ReelmatchError } from "../errors.ts";
import { readTextIfThere } from "../snapshots/files.ts";
import { logLine } from "./log.ts";

/** What a build of the site is made from. */
const INPUTS = [
  "components",
  "islands",
  "lib",
  "links",
  "routes",
  "static",
  "styles",
  "deno.json",
  "deno.lock",
  "main.ts",
];

const keyFile = (root: string): string => join(root, "_fresh", ".inputs.sha256");

/** What the site was built from, as a digest; `null` before the first build. */
export const siteKey = (root: string): Promise<string | null> => readTextIfThere(keyFile(root));

/**
 * The address of the built site's module.
 * @throws {ReelmatchError} `NOT_READY` before the first build
 */
export async function builtSiteUrl(root: string): Promise<string> {
  if (await siteKey(root) !== null) return pathToFileURL(join(root, "_fresh", "server.js")).href;
  throw new ReelmatchError("NOT_READY", `${root} holds no built site: run \`deno task build\`.`);
}

/** Builds the site into `_fresh/`, and remembers from what. */
export async function buildSite(root: string): Promise<void> {
  const key = await inputsKey(root);
  const { siteBuilder } = await import("./site_builder.ts"); // brings the bundler, which serving does not need
  await siteBuilder(root).build();
  await Deno.writeTextFile(keyFile(root), key);
}

/**
 * Builds the site unless the build that is there was made from the same files: by the task, in a
 * process of its own, for what bundling may do is no business of one that serves.
 * @throws {ReelmatchError} `UNAVAILABLE` where the task fails, which says why by itself
 */
export async function ensureSiteBuilt(root: string): Promise<void> {
  if (await siteKey(root) === await inputsKey(root)) return;
  logLine("Building the site.");
  const task = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "build"],
    cwd: root,
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  });
  const { success } = await task.spawn().status;
  if (success) return;
  throw new ReelmatchError("UNAVAILABLE", "The site could not be built: see what is said above.");
}

async function inputsKey(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const input of INPUTS) await addTo(hash, root, input);
  return hash.digest("hex");
}

async function addTo(
  hash: ReturnType<typeof createHash>,
  root: string,
  name: string,
): Promise<void> {
  const path = join(root, name);
  if (!(await Deno.stat(path)).isDirectory) {
    hash.update(`${name}\0`).update(await Deno.readFile(path)).update("\0");
    return;
  }
  const entries = (await Array.fromAsync(Deno.readDir(path))).filter((entry) => !entry.isSymlink);
  for (const entry of entries.map(({ name }) => name).sort()) {
    await addTo(hash, root, join(name, entry));
  }
}
