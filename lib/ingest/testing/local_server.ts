import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ReelmatchError } from "../../errors.ts";

/** What a {@link LocalServer} was asked. */
export interface Asked {
  /** Path and query, as in `/movie/603?language=en-US`. */
  readonly path: string;
  readonly url: URL;
  readonly headers: Headers;
}

/** What a {@link LocalServer} answers; 200 with an empty body if nothing is said. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Cuts the connection after so many bytes of the body; 0 cuts it before the status line. */
  readonly cutAfter?: number;
  /** Sends so many bytes of the body, then nothing more, ever; 0 sends not even a status line. */
  readonly stallAfter?: number;
}

/** A server on the loopback interface that plays one of the world's, misbehaviour included. */
export interface LocalServer extends AsyncDisposable {
  /** As in `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Everything it was asked so far, in order. */
  readonly asked: readonly Asked[];
  /** Waits until no request that came so far is under way. */
  idle(): Promise<void>;
}

/** Starts a server that answers as `answer` says; disposing of it drops every connection. */
export async function startLocalServer(
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<LocalServer> {
  const asked: Asked[] = [];
  const ends: Promise<void>[] = [];
  const server = createServer((request, response) => {
    const one = readRequest(request);
    asked.push(one);
    ends.push(new Promise((resolve) => response.once("close", resolve)));
    Promise.resolve(one).then(answer).then(
      (given) => send(response, given),
      (error) => send(response, { status: 500, body: `the test's server failed: ${error}` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new ReelmatchError("UNAVAILABLE", "The test's server has no port.");
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    async idle() {
      await Promise.all(ends);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readRequest({ url = "/", headers }: IncomingMessage): Asked {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return {
    path: url,
    url: new URL(url, "http://127.0.0.1"),
    headers: new Headers(Object.fromEntries(entries)),
  };
}

function send(response: ServerResponse, given: Answer): void {
  const { status = 200, headers = {}, body = "", cutAfter, stallAfter } = given;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const stop = cutAfter ?? stallAfter;
  if (stop === undefined) {
    response.writeHead(status, { "content-length": String(bytes.length), ...headers }).end(bytes);
    return;
  }
  const finish = () => cutAfter === undefined ? undefined : response.destroy();
  if (stop === 0) return void finish();
  response.writeHead(status, { "content-length": String(bytes.length), ...headers });
  response.write(bytes.subarray(0, stop), finish);
}
