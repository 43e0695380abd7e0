import { fileURLToPath } from "node:url";

/** A server in a process of its own. */
export interface Served extends AsyncDisposable {
  /** As in `http://127.0.0.1:41234`. */
  readonly address: string;
  /** Milliseconds of the processor that it has taken so far; `NaN` where the system does not tell. */
  cpuMs(): Promise<number>;
}

/** `USER_HZ` of Linux: how often a second the times in `/proc` tick. */
const TICKS = 100;

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Starts a script that serves, and waits until it says where.
 * @throws {Error} where it ends before
 */
export async function startServing(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script, ...args],
    cwd: ROOT,
    env: { HOST: "127.0.0.1", PORT: "0", NO_COLOR: "1", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const listening = Promise.withResolvers<string>();
  const follow = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> => {
    let text = "";
    for await (const part of stream.pipeThrough(new TextDecoderStream())) {
      text = (text + part).slice(-4000);
      const found = /is at (http:\/\/[^/"\s]+)/.exec(text)?.[1];
      if (found) listening.resolve(found);
    }
    listening.reject(new Error(`${script} ended before it listened: ${text}`));
  };
  follow(child.stdout);
  follow(child.stderr);
  listening.promise.catch(() => {});
  return {
    async cpuMs() {
      if (Deno.build.os !== "linux") return NaN;
      const stat = await Deno.readTextFile(`/proc/${child.pid}/stat`);
      // fields 14 and 15 of all, which follow a name that may hold spaces
      const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
      return (user + system) * 1000 / TICKS;
    },
    address: (await listening.promise).replace("localhost", "127.0.0.1"),
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}
