import { ReelmatchError } from "./errors.ts";

/**
 * Runs a command line to its end. A failure made for people is one sentence on standard error and
 * exit status 1; anything else is a fault of ours and shows its stack.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ReelmatchError) && !isUsageError(error)) throw error;
    await print(Deno.stderr, `error: ${error.message}\n`);
    Deno.exit(1);
  }
}

/** Whether `parseArgs` of `node:util` refused the arguments. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

/** Writes a text whole to standard output or standard error. */
export async function print(
  stream: { write(bytes: Uint8Array): Promise<number> },
  text: string,
): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let written = 0; written < bytes.length;) {
    written += await stream.write(bytes.subarray(written));
  }
}
