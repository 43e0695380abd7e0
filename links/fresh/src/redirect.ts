/**
 * Makes a redirect target safe to send: `//other.example/` and `/\other.example` would be read by a
 * browser as another host, so every run of slashes at or after the start of a path becomes one.
 * Absolute URLs and relative paths pass unchanged.
 *
 * @throws {TypeError} if the target holds a control character; it could end the header.
 */
export function safeLocation(target: string): string {
  // deno-lint-ignore no-control-regex
  if (/[\0-\x1f\x7f]/.test(target)) {
    throw new TypeError(
      `A redirect target must not hold control characters, but ${JSON.stringify(target)} does.`,
    );
  }
  if (!/^[/\\]/.test(target)) return target;
  const end = target.search(/[?#]/);
  const path = end === -1 ? target : target.slice(0, end);
  return path.replace(/[/\\]+/g, "/") + target.slice(path.length);
}
