import { setTimeout as delay } from "node:timers/promises";
import pRetry from "p-retry";
import pThrottle from "p-throttle";
import { ReelmatchError } from "../../errors.ts";
import { type HttpRequest, send, watch } from "./attempt.ts";
import { PassingFailure } from "./passing_failure.ts";
import { redactor } from "./redact.ts";
import { retryAfterMs } from "./retry_after.ts";
import { TimeLimit } from "./time_limit.ts";

/** How a client treats the servers it asks. All are optional. */
export interface HttpClientOptions {
  /** So many attempts a second at most, counted over any second; no limit if left out. */
  readonly requestsPerSecond?: number;
  /** Attempts after the first one, those aside that were told when to come again; 7 if left out. */
  readonly retries?: number;
  /** The first wait between attempts in milliseconds, 250 if left out; each is twice as long as
   * the one before, up to half a minute, times a random factor of 1 to 2. */
  readonly firstWaitMs?: number;
  /** The longest `Retry-After` that is waited for, in milliseconds; five minutes if left out. */
  readonly maxRetryAfterMs?: number;
  /** The longest silence of a server in milliseconds; 30 s if left out. */
  readonly silenceMs?: number;
  /** Texts that no error may show. */
  readonly secrets?: readonly string[];
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal;
  /** By which `Retry-After` is kept; the system's if left out. */
  readonly clock?: Clock;
}

/** A clock to read and to wait by, in milliseconds since 1970. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  wait: (ms, signal) => delay(ms, undefined, { signal }),
};

/** Asks servers over HTTP, patiently. */
export interface HttpClient {
  /**
   * @throws {ReelmatchError} `UNAVAILABLE` where no attempt succeeded or a status is not accepted,
   *   `INTERRUPTED` where the signal ended it; no secret of the client is in its message
   */
  get<T>(request: HttpRequest<T>): Promise<T>;
  /** A text without the client's secrets. */
  redact(text: string): string;
}

const MAX_WAIT_MS = 30_000;
/** So often a request may be told when to come again before that counts as failing. */
const MAX_DEFERRALS = 100;

/** The failure of an attempt that was told when to come again, as all requests now wait for. */
class Deferral extends PassingFailure {}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/**
 * A client that keeps to a rate, waits as long as `Retry-After` says (all its requests do, not the
 * one that was told alone) and tries dropped connections, silence, 429 and 5xx again.
 */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { retries = 7, firstWaitMs = 250, maxRetryAfterMs = 300_000, silenceMs = 30_000 } = options;
  const { signal, clock = SYSTEM_CLOCK } = options;
  const redact = redactor(options.secrets ?? []);
  const turn = options.requestsPerSecond === undefined
    ? () => Promise.resolve()
    : pThrottle({ limit: options.requestsPerSecond, interval: 1000, strict: true, signal })(
      () => Promise.resolve(),
    );
  let pausedUntilMs = 0;

  async function attempt<T>(request: HttpRequest<T>): Promise<T> {
    while (pausedUntilMs > clock.now()) await clock.wait(pausedUntilMs - clock.now(), signal);
    await turn();
    using limit = new TimeLimit({ silenceMs, totalMs: request.totalMs });
    const response = await send(request, limit, signal);
    const { status } = response;
    if ((request.accept ?? isSuccess)(status)) {
      return await request.read(watch(response, limit, signal));
    }
    await response.body?.cancel().catch(() => {}); // the connection may be gone already
    if (!isPassing(status)) throw refusal(shown(request.url), `HTTP ${status}`);
    const isTold = pause(request.url, response);
    throw isTold ? new Deferral(`HTTP ${status}`) : new PassingFailure(`HTTP ${status}`);
  }

  /** Makes all requests wait as an answer says. @returns whether it says so */
  function pause(url: URL, { status, headers }: Response): boolean {
    const serverTime = Date.parse(headers.get("date") ?? ""); // its clock may be another than ours
    const now = Number.isNaN(serverTime) ? clock.now() : serverTime;
    const ms = retryAfterMs(headers.get("retry-after"), now);
    if (ms === null) return false;
    if (ms > maxRetryAfterMs) {
      throw refusal(shown(url), `HTTP ${status}, to be asked again in ${Math.ceil(ms / 1000)} s`);
    }
    pausedUntilMs = Math.max(pausedUntilMs, clock.now() + ms);
    return true;
  }

  const shown = (url: URL): string => {
    const plain = new URL(url);
    plain.username = plain.password = "";
    return redact(plain.href);
  };

  return {
    redact,
    async get(request) {
      let [attempts, deferrals] = [0, 0];
      const count = () => {
        attempts++;
        return attempt(request);
      };
      try {
        return await pRetry(count, {
          retries,
          minTimeout: firstWaitMs,
          maxTimeout: MAX_WAIT_MS,
          randomize: true,
          signal,
          shouldConsumeRetry: ({ error }) =>
            !(error instanceof Deferral) || ++deferrals > MAX_DEFERRALS,
          shouldRetry: ({ error }) => error instanceof PassingFailure,
        });
      } catch (error) {
        if (signal?.aborted) throw interrupted(signal.reason);
        if (!(error instanceof PassingFailure)) throw error;
        const times = attempts === 1 ? "once" : `${attempts} times`;
        const reason = `${redact(error.message)}, asked ${times}`;
        throw refusal(shown(request.url), reason);
      }
    },
  };
}

const interrupted = (reason: unknown): ReelmatchError =>
  reason instanceof ReelmatchError
    ? reason
    : new ReelmatchError("INTERRUPTED", "Stopped on request while something was fetched.");

const refusal = (url: string, reason: string): ReelmatchError =>
  new ReelmatchError(
    "UNAVAILABLE",
    `${url} cannot be fetched (${reason}): check the address and the connection, or try again later.`,
  );
