/**
 * Whether an `If-None-Match` header names this ETag, by the weak comparison that RFC 9110 §13.1.2
 * prescribes for it. The header may hold a list, or `*` for any.
 */
export function etagMatches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === "*") return true;
  const opaque = etag.replace(/^W\//, "");
  // Fresh takes the bare hash as well
  if (`"${header}"` === opaque) return true;
  const listed = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return listed.some((each) => each.replace(/^W\//, "") === opaque);
}
