/** Writes one line to standard error, the time first. */
export function logLine(message: string): void {
  const line = `${new Date().toISOString()} ${message.replaceAll(/[\r\n]+/g, " ")}\n`;
  Deno.stderr.writeSync(new TextEncoder().encode(line));
}

/** Writes an error with its stack and its causes, for whoever operates the server. */
export function logError(error: unknown): void {
  Deno.stderr.writeSync(new TextEncoder().encode(`${Deno.inspect(error)}\n`));
}
