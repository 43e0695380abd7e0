/** A route that a URL led to. */
export interface Match<Route> {
  readonly route: Route;
  /** The pattern that matched, such as `/films/:id`. */
  readonly pattern: string;
  /** Without a prototype, so that a parameter may have any name. */
  readonly params: Record<string, string>;
}

const PATTERN_SYNTAX = /[*:{}+?()]/;

/**
 * Finds the route of a URL: first among the paths without parameters, then by `URLPattern`, in the
 * order in which they were added.
 *
 * A path without parameters also matches with or without a slash at its end, as in Fresh.
 */
export class Router<Route> {
  readonly #fixed = new Map<string, Route>();
  readonly #patterns = new Map<string, { pattern: URLPattern; route: Route }>();

  /** Adds a route. The first one of a path wins. */
  add(path: string, route: Route): void {
    if (!PATTERN_SYNTAX.test(path)) {
      if (!this.#fixed.has(path)) this.#fixed.set(path, route);
    } else if (!this.#patterns.has(path)) {
      this.#patterns.set(path, {
        pattern: new URLPattern({ pathname: path }),
        route,
      });
    }
  }

  /**
   * @returns `null` when no route matches.
   * @throws {URIError} if a parameter holds a malformed percent-escape.
   */
  match(url: URL): Match<Route> | null {
    for (const path of [url.pathname, otherForm(url.pathname)]) {
      const route = this.#fixed.get(path);
      if (route !== undefined) {
        return { route, pattern: path, params: Object.create(null) };
      }
    }
    for (const { pattern, route } of this.#patterns.values()) {
      const found = pattern.exec(url);
      if (found === null) continue;
      const params: Record<string, string> = Object.create(null);
      for (const [name, value] of Object.entries(found.pathname.groups)) {
        params[name] = decodeURI(value ?? "");
      }
      return { route, pattern: pattern.pathname, params };
    }
    return null;
  }
}

/** The same path with its last slash added or taken away. */
function otherForm(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
}
