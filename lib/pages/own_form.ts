import { HttpError } from "fresh";

/**
 * Refuses a form that another site sent, or one of a kind that no page of ours sends, so that
 * nobody's choices are made for them.
 * @throws {HttpError} 403 for another site's form, 415 for anything but an urlencoded form
 */
export function requireOwnForm({ headers, url }: Request): void {
  if (isForeign(headers, url)) throw new HttpError(403);
  const type = headers.get("Content-Type")?.split(";")[0].trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") throw new HttpError(415);
}

/**
 * Browsers name the relation in `Sec-Fetch-Site` (W3C Fetch Metadata), but not over plain HTTP to
 * another machine: there the `Origin` decides. Only hosts are compared, since a proxy in front may
 * speak HTTPS. Programs send neither and have no cookies to lose.
 */
function isForeign(headers: Headers, url: string): boolean {
  const site = headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "cross-site";
  const origin = headers.get("Origin");
  return origin !== null && URL.parse(origin)?.host !== new URL(url).host;
}
