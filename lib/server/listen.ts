import { messageOf, ReelmatchError } from "../errors.ts";
import { logLine } from "./log.ts";

/** Where to listen. */
interface Address {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

/** How long running requests may take after the server was asked to stop, in milliseconds. */
const GRACE_MS = 8000;

const cannotListen = ({ host, port }: Address, error: unknown): ReelmatchError => {
  const why = error instanceof Deno.errors.AddrInUse
    ? `Port ${port} is in use: stop what listens there, or choose another one by PORT.`
    : `Cannot listen on ${host}, port ${port}: ${messageOf(error)}.`;
  return new ReelmatchError("UNAVAILABLE", why, { cause: error });
};

/**
 * Finds out at once, before any long work, that a port can be had.
 * @throws {ReelmatchError} `UNAVAILABLE`
 */
export function assertPortFree({ host, port }: Address): void {
  try {
    Deno.listen({ hostname: host, port }).close();
  } catch (error) {
    throw cannotListen({ host, port }, error);
  }
}

/**
 * Serves until SIGTERM or SIGINT, then stops accepting, lets running requests finish and returns.
 * @throws {ReelmatchError} `UNAVAILABLE` where the port cannot be had
 */
export async function listen(
  { host, port }: Address,
  handler: Deno.ServeHandler<Deno.NetAddr>,
): Promise<void> {
  const server = start({ host, port }, handler);
  const stop = () => {
    logLine("Stopping: running requests are finished first.");
    Deno.unrefTimer(setTimeout(() => Deno.exit(0), GRACE_MS));
    server.shutdown();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) Deno.addSignalListener(signal, stop);
  await server.finished;
  for (const signal of signals) Deno.removeSignalListener(signal, stop);
}

/** Refuses a request whose address cannot be read. */
function tolerant(handler: Deno.ServeHandler<Deno.NetAddr>): Deno.ServeHandler<Deno.NetAddr> {
  return (request, info) => {
    if (!URL.canParse(request.url)) {
      return new Response("The address of this request cannot be read.\n", { status: 400 });
    }
    return handler(request, info);
  };
}

function start(
  { host, port }: Address,
  handler: Deno.ServeHandler<Deno.NetAddr>,
): Deno.HttpServer<Deno.NetAddr> {
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const onListen = (address: Deno.NetAddr) =>
    logLine(`Reelmatch is at http://${shown}:${address.port}/`);
  try {
    return Deno.serve({ hostname: host, port, onListen }, tolerant(handler));
  } catch (error) {
    throw cannotListen({ host, port }, error);
  }
}
