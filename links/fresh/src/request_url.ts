/**
 * The URL that the application sees: repeated slashes in its path are one, and with `trustProxy` the
 * scheme and host are those that the visitor's browser used.
 */
export function requestUrl(req: Request, trustProxy: boolean): URL {
  const url = new URL(req.url);
  url.pathname = url.pathname.replace(/\/{2,}/g, "/");
  if (!trustProxy) return url;
  const protocol = firstValue(req.headers.get("x-forwarded-proto"));
  if (protocol === "http" || protocol === "https") {
    url.protocol = `${protocol}:`;
  }
  const host = firstValue(req.headers.get("x-forwarded-host"));
  if (host !== null) url.host = host;
  return url;
}

/** Proxies in a row make a list; the first entry is the visitor's. */
function firstValue(header: string | null): string | null {
  return header?.split(",")[0].trim() || null;
}
