import { fileURLToPath } from "node:url";

/** A running site. */
export interface Site extends AsyncDisposable {
  /** Where it answers, without a slash at the end. */
  readonly origin: string;
  /** What it has written to its log so far. */
  log(): string;
}

/** Folders linked instead of this package, separated by commas: set to test the real Fresh. */
const LINKS = Deno.env.get("FRESH_LINKS")?.split(",");

/** Whether the suite runs against this package, not against the real Fresh. */
export const IS_STAND_IN = LINKS === undefined;

const HERE = fileURLToPath(new URL(".", import.meta.url));
const LOCK = fileURLToPath(new URL("../../../deno.lock", import.meta.url));

/** Copies the sample site into a project of its own. */
export async function makeProject(): Promise<string> {
  const root = await Deno.realPath(await Deno.makeTempDir({ prefix: "fresh-site-" }));
  await copyFolder(`${HERE}site`, root);
  await Deno.symlink("/etc/hostname", `${root}/static/link.txt`);
  await configure(root);
  return root;
}

/** Writes the configuration that makes a folder a Fresh project. */
export async function configure(root: string): Promise<void> {
  await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(configuration()));
  // the same versions as everywhere, and no need to ask a registry for them
  await Deno.copyFile(LOCK, `${root}/deno.lock`).catch(() => {});
}

function configuration(): Record<string, unknown> {
  return {
    imports: {
      "fresh": "jsr:@fresh/core@^2.3.3",
      "preact": "npm:preact@^10.29.0",
      "@preact/signals": "npm:@preact/signals@^2.11.4",
      "chart.js": "npm:chart.js@4.6.1",
    },
    links: LINKS ?? [`${HERE}..`],
    compilerOptions: {
      strict: true,
      jsx: "precompile",
      jsxImportSource: "preact",
      // deno-fmt-ignore
      jsxPrecompileSkipElements: [
        "a", "img", "source", "body", "html", "head", "title", "meta", "script", "link", "style",
        "base", "noscript", "template",
      ],
      lib: ["dom", "dom.asynciterable", "dom.iterable", "deno.ns", "deno.unstable"],
    },
  };
}

/**
 * Runs `deno` in a project.
 *
 * @throws {Error} with its output, if it fails.
 */
export async function runDeno(root: string, ...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  const output = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  if (!success) throw new Error(`deno ${args.join(" ")} failed:\n${output}`);
  return output;
}

/** Runs a server in a project and waits until it says where it listens. */
export async function serve(
  root: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Site> {
  const child = new Deno.Command(Deno.execPath(), {
    args,
    cwd: root,
    env: { NO_COLOR: "1", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let log = "";
  const address = Promise.withResolvers<string>();
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      log += text;
      const port = /https?:\/\/[^/\s]*:(\d+)/.exec(log)?.[1];
      if (port !== undefined) address.resolve(`http://127.0.0.1:${port}`);
    }
  };
  const output = Promise.all([read(child.stdout), read(child.stderr)]);
  output.then(() => address.reject(new Error(`The server ended before it listened:\n${log}`)));
  return {
    origin: await address.promise,
    log: () => log,
    async [Symbol.asyncDispose](): Promise<void> {
      child.kill();
      await Promise.all([child.status, output]);
    },
  };
}

/** Builds the sample site and serves the build, as it would be in production. */
export async function startSite(): Promise<Site> {
  const root = await makeProject();
  await runDeno(root, "run", "-A", "dev.ts", "build");
  const site = await serve(root, [
    "serve",
    "-A",
    "--host=127.0.0.1",
    "--port=0",
    "_fresh/server.js",
  ]);
  return {
    ...site,
    async [Symbol.asyncDispose](): Promise<void> {
      await site[Symbol.asyncDispose]();
      await Deno.remove(root, { recursive: true });
    },
  };
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
