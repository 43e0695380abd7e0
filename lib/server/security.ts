import { csp, type Middleware } from "fresh";

/** Where TMDB serves posters from. */
const POSTER_HOST = "https://image.tmdb.org";

const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** The usual security headers on every answer. */
export const securityHeaders = <State>(): Middleware<State> => async (ctx) => {
  const response = await ctx.next();
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
};

/** A Content-Security-Policy with nonces, whose pages load nothing from another host but posters. */
export function contentSecurityPolicy<State>(posters: boolean): Middleware<State>[] {
  const images = posters ? `img-src 'self' data: ${POSTER_HOST}` : "img-src 'self' data:";
  return [allowPlainHttp(), csp({ useNonce: true, csp: [images, "form-action 'self'"] })];
}

/** Takes out the upgrade to HTTPS, which would break a site reached over plain HTTP. */
const allowPlainHttp = <State>(): Middleware<State> => async (ctx) => {
  const response = await ctx.next();
  const name = "Content-Security-Policy";
  const policy = response.headers.get(name);
  if (policy !== null) {
    response.headers.set(name, policy.replace(/;?\s*upgrade-insecure-requests/, ""));
  }
  return response;
};
