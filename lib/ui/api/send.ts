/** An answer of the API as it is shown to whoever tried a route. */
export interface AnswerShown {
  /** As in `200 OK`, or that there was none. */
  readonly status: string;
  /** Path and query that were asked for. */
  readonly address: string;
  /** Milliseconds until the answer was there whole. */
  readonly ms: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** JSON is indented. */
  readonly body: string;
}

const HEADERS = [
  "Content-Type",
  "Content-Disposition",
  "ETag",
  "X-Model-Version",
  "X-Request-Id",
  "Retry-After",
  "Allow",
];

/** Sends a request and reads its answer; a server that cannot be reached is an answer too. */
export async function send(request: Request): Promise<AnswerShown> {
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const begun = performance.now();
  const since = (): number => Math.round(performance.now() - begun);
  try {
    const response = await fetch(request);
    const text = await response.text();
    const { status, statusText, headers } = response;
    return {
      status: `${status} ${statusText}`.trim(),
      address,
      ms: since(),
      headers: HEADERS.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      body: /json/.test(headers.get("Content-Type") ?? "") ? indented(text) : text,
    };
  } catch (thrown) {
    const status = `No answer: ${thrown instanceof Error ? thrown.message : thrown}`;
    return { status, address, ms: since(), headers: [], body: "" };
  }
}

/** A body that says it is JSON; one cut short is shown as it came. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
