/**
 * How long an answer asks its client to wait: `Retry-After` in seconds or as an HTTP date
 * (RFC 9110, section 10.2.3).
 * @param nowMs the time that a date is compared with, in milliseconds since 1970
 * @returns milliseconds, not below 0; `null` where the header is absent or malformed
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/[a-z]{3}/i.test(text)) return null; // Date.parse takes a bare "-1" for a date
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - nowMs);
}
