import type { Middleware } from "./middleware.ts";
import { requestState } from "./request_state.ts";

/** Options of {@linkcode csp}. */
export interface CSPOptions {
  /** Only report what the policy would block. Default: `false`. */
  reportOnly?: boolean;
  /** URL to which browsers send their reports. */
  reportTo?: string;
  /** Directives that are added, or that replace the default of the same name. */
  csp?: string[];
  /**
   * Allow inline scripts and styles by a nonce that only this page's own elements carry, instead of
   * allowing all of them. Default: `false`.
   */
  useNonce?: boolean;
}

const DEFAULT_DIRECTIVES: readonly string[] = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

/** Directives whose `'unsafe-inline'` a nonce takes the place of. */
const INLINE_DIRECTIVES = /^(default-src|(script|style)-src(-elem)?|style-src-attr) /;

/**
 * Sets the `Content-Security-Policy` of every response that passes through it.
 *
 * @throws {TypeError} if a directive holds a line break.
 *
 * @example
 * ```ts ignore
 * app.use(csp({ useNonce: true, csp: ["img-src 'self' data: https://image.tmdb.org"] }));
 * ```
 */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, csp: own = [], useNonce = false } = options;
  for (const directive of own) checkDirective(directive);
  const replaced = new Set(own.map(directiveName));
  const directives = DEFAULT_DIRECTIVES.filter((each) => !replaced.has(directiveName(each)))
    .concat(own);
  if (reportTo) {
    directives.push("report-to csp-endpoint", `report-uri ${reportTo}`);
  }
  const header = `Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`;

  return async (ctx) => {
    const response = await ctx.next();
    const { nonce } = requestState(ctx);
    const policy = useNonce && nonce !== null ? withNonce(directives, nonce) : directives;
    const headers = { [header]: policy.join("; ") };
    if (reportTo) headers["Reporting-Endpoints"] = `csp-endpoint="${reportTo}"`;
    return withHeaders(response, headers);
  };
}

function directiveName(directive: string): string {
  return directive.split(" ", 1)[0];
}

function checkDirective(directive: string): void {
  if (!/[\r\n\0]/.test(directive)) return;
  throw new TypeError(
    `csp() was given ${JSON.stringify(directive)}; a directive must not hold a line break.`,
  );
}

function withNonce(directives: readonly string[], nonce: string): string[] {
  return directives.map((directive) =>
    INLINE_DIRECTIVES.test(directive)
      ? directive.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`)
      : directive
  );
}

/** A response of `fetch` or `Response.redirect` has headers that cannot be changed. */
function withHeaders(
  response: Response,
  headers: Record<string, string>,
): Response {
  const set = (target: Response): Response => {
    for (const [name, value] of Object.entries(headers)) {
      target.headers.set(name, value);
    }
    return target;
  };
  try {
    return set(response);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return set(new Response(response.body, response));
  }
}
