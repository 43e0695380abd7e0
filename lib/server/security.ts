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
  return [tightened(), csp({ useNonce: true, csp: [images, "form-action 'self'"] })];
}

/**
 * Takes out the upgrade to HTTPS, which would break a site reached over plain HTTP, and the inline
 * scripts and styles that are allowed where no page with a nonce was rendered.
 */
const tightened = <State>(): Middleware<State> => async (ctx) => {
  const response = await ctx.next();
  const name = "Content-Security-Policy";
  const policy = response.headers.get(name);
  if (policy !== null) {
    const unwanted = /;?\s*upgrade-insecure-requests|\s*'unsafe-inline'/g;
    response.headers.set(name, policy.replaceAll(unwanted, ""));
  }
  return response;
};
