import { fileURLToPath } from "node:url";
import project from "../deno.json" with { type: "json" };

const { tasks } = project;

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** How tasks name the data folder in their permissions. */
const DATA_DIR = '"$(deno run --allow-env=DATA_DIR scripts/data_dir.ts)"';

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
  const dataDir = options.env?.DATA_DIR ?? Deno.env.get("DATA_DIR") ?? "data";
  const words = tasks[task].command.replaceAll(DATA_DIR, "{DATA_DIR}").split(" ");
  const [program, ...own] = words.map((word) => word.replace("{DATA_DIR}", dataDir));
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
