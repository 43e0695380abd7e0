import type { RequestHandler } from "./request_handler.ts";

/** Options of `app.listen()`: those of `Deno.serve`, and the address to print. */
export type ListenOptions =
  & Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem>
  & {
    /** An address under which the server can be reached from elsewhere; it is only printed. */
    remoteAddress?: string;
  };

const FIRST_PORT = 8000;
const LAST_PORT = 8019;

/**
 * Serves a handler.
 *
 * @throws {Deno.errors.AddrInUse} if the port, or every port that may be chosen, is taken.
 */
export function listen(
  handler: RequestHandler,
  basePath: string,
  options: ListenOptions,
): void {
  const onListen = options.onListen ??
    ((address) => announce(address, basePath, options));
  if (options.port !== undefined) {
    Deno.serve({ ...options, onListen }, handler);
  } else {
    serveOnFreePort((port) => Deno.serve({ ...options, onListen, port }, handler));
  }
}

function serveOnFreePort(
  serve: (port: number) => Deno.HttpServer,
): Deno.HttpServer {
  for (let port = FIRST_PORT; port < LAST_PORT; port++) {
    try {
      return serve(port);
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
  return serve(LAST_PORT);
}

function announce(
  address: Deno.NetAddr,
  basePath: string,
  options: ListenOptions,
): void {
  const protocol = "cert" in options && options.cert ? "https" : "http";
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  // deno-lint-ignore no-console
  console.log(
    `Fresh stand-in ready: ${protocol}://${host}:${address.port}${basePath}/`,
  );
  // deno-lint-ignore no-console
  if (options.remoteAddress) console.log(`Remote: ${options.remoteAddress}`);
}
