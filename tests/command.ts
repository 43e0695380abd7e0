import { fileURLToPath } from "node:url";
import { isPermitted, permitted } from "../lib/permissions.ts";
import project from "../deno.json" with { type: "json" };

const { tasks } = project;

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** How tasks narrow a permission by what another task prints. */
const PERMITTED = /"?\$\(deno task -q permitted (\w+)\)"?/g;

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * One of the project's tasks as a command, without `deno task` between it and the signals that a
 * test sends.
 */
export function taskCommand(
  task: keyof typeof tasks,
  args: readonly string[],
  options: Omit<Deno.CommandOptions, "args">,
): Deno.Command {
  const environment = (name: string) => options.env?.[name] ?? Deno.env.get(name);
  const valueOf = (_: string, word: string): string => {
    if (!isPermitted(word)) throw new Error(`the task ${task} asks for ${word}`);
    return permitted(word, environment);
  };
  const words = tasks[task].command.replaceAll(PERMITTED, "{$1}").split(" ");
  const [program, ...own] = words.map((word) => word.replaceAll(/\{(\w+)\}/g, valueOf));
  if (program !== "deno") throw new Error(`the task ${task} is no plain deno command`);
  return new Deno.Command(Deno.execPath(), {
    cwd: ROOT,
    ...options,
    env: { ...options.env, NO_COLOR: "1" },
    args: [...own, ...args],
  });
}

/** Runs a task to its end. */
export async function runTask(
  task: keyof typeof tasks,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const command = taskCommand(task, args, { env, stdout: "piped", stderr: "piped" });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** A server that runs as a process of its own. */
export interface RunningServer extends AsyncDisposable {
  /** As in `http://localhost:41234`. */
  readonly address: string;
  /** Everything it has written to standard error so far. */
  readonly log: () => string;
  /** Sends a signal and waits for the exit code. */
  stop(signal: Deno.Signal): Promise<number>;
}

/**
 * Starts one of the project's serving tasks on a free port and waits until it says where it is.
 * @throws {Error} with what it wrote, where it ends before it listens
 */
export async function startServer(
  task: "start" | "serve",
  env: Record<string, string>,
): Promise<RunningServer> {
  const child = taskCommand(task, [], {
    env: { HOST: "127.0.0.1", PORT: "0", ...env },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let log = "";
  const listening = Promise.withResolvers<string>();
  const reading = (async () => {
    for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) {
      log += text;
      const address = /is at (http:\/\/[^\s"/]+)/.exec(log)?.[1];
      if (address) listening.resolve(address);
    }
    listening.reject(new Error(`the server ended before it listened: ${log}`));
  })();
  const stop = async (signal: Deno.Signal): Promise<number> => {
    try {
      child.kill(signal);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has ended already
    }
    const { code } = await child.status;
    await reading;
    return code;
  };
  const address = await listening.promise;
  return {
    address,
    log: () => log,
    stop,
    async [Symbol.asyncDispose]() {
      await stop("SIGKILL");
    },
  };
}
