import { type Browser, chromium } from "playwright-core";
import { join } from "node:path";

/** What the Chromium of `@sparticuz/chromium` is called where it is unpacked, with its version. */
const NAME = "chromium-153";

/**
 * Starts a headless Chromium that comes out of an npm package and needs nothing installed on the system.
 *
 * Close it when done, best by `await using browser = await launchBrowser()`.
 *
 * @throws {Error} if it cannot be unpacked or does not start.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedChromium();
  return await chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox"],
    env: {
      ...Deno.env.toObject(),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  });
}

/** The folder that Chromium is unpacked in, from an earlier run if there was one. */
async function unpackedChromium(): Promise<string> {
  const folder = join(cacheFolder(), NAME);
  if (await exists(folder)) return folder;
  await Deno.mkdir(cacheFolder(), { recursive: true });
  // beside it, for a rename does not cross file systems
  const hidden = await Deno.makeTempDir({ dir: cacheFolder(), prefix: `.${NAME}-` });
  try {
    await unpack(hidden);
    await Deno.writeTextFile(join(hidden, "fonts.conf"), fontConfig(folder));
    await Deno.rename(hidden, folder);
  } catch (error) {
    await Deno.remove(hidden, { recursive: true });
    // another test process was faster
    if (!await exists(folder)) throw error;
  }
  return folder;
}

/** A folder of this user alone, since what is in it will be run. */
function cacheFolder(): string {
  const home = Deno.env.get("HOME");
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? (home ? join(home, ".cache") : undefined);
  if (cache === undefined) {
    throw new Error("Neither XDG_CACHE_HOME nor HOME is set; set one to a folder to unpack into.");
  }
  return join(cache, "reelmatch");
}

/**
 * Unpacks the package in a process of its own: it does so on import, into `TMPDIR`, and changes the
 * environment. Named as an AWS runtime, it brings the libraries that a bare system lacks.
 */
async function unpack(folder: string): Promise<void> {
  const code = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: import.meta.dirname,
    env: { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
  }).output();
  if (success) return;
  const reason = new TextDecoder().decode(stderr).trim();
  throw new Error(`Chromium could not be unpacked into ${folder}: ${reason}`);
}

/** The package's own file looks for its fonts in `/tmp`. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts", "fonts")}</dir>
  <cachedir>${join(folder, "font-cache")}</cachedir>
</fontconfig>
`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
