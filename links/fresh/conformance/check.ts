/** Asserts something about the site at an origin. */
export type Check = (origin: string) => Promise<void>;

/** Checks by what they assert. */
export type Checks = Readonly<Record<string, Check>>;

/** A page as text, with its response. */
export async function get(
  url: string,
  init: RequestInit = {},
): Promise<{ response: Response; body: string }> {
  const response = await fetch(url, { redirect: "manual", ...init });
  return { response, body: await response.text() };
}

/**
 * Sends a request whose path no `fetch` would send as it is.
 *
 * @returns the status, and everything after the status line.
 */
export async function sendRaw(
  origin: string,
  target: string,
  method = "GET",
): Promise<{ status: number; rest: string }> {
  const { hostname, port } = new URL(origin);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const request = `${method} ${target} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`;
  await connection.write(new TextEncoder().encode(request));
  const answer = await new Response(connection.readable).text();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  return { status, rest: answer.slice(answer.indexOf("\r\n")) };
}
