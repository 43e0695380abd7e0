/**
 * Attributes that mark a link to the current page (`aria-current="page"`) or to a page above it
 * (`aria-current="true"`), for screen readers and style sheets. A link that sets `aria-current` itself
 * is left alone.
 */
export function activeLinkProps(
  props: Readonly<Record<string, unknown>>,
  current: URL,
): Record<string, string> {
  const { href } = props;
  if (
    typeof href !== "string" || !href.startsWith("/") ||
    props["aria-current"] !== undefined
  ) {
    return {};
  }
  const target = URL.parse(href, current);
  if (target === null) return {};
  const here = withoutLastSlash(current.pathname);
  const there = withoutLastSlash(target.pathname);
  if (
    here === there && (target.search === "" || target.search === current.search)
  ) {
    return { "data-current": "true", "aria-current": "page" };
  }
  const above = there === "/" || here === there || here.startsWith(`${there}/`);
  return above ? { "data-ancestor": "true", "aria-current": "true" } : {};
}

function withoutLastSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
