import type { Middleware } from "../middleware.ts";
import { requestState } from "../request_state.ts";
import { ASSET_KEY } from "../runtime/asset.ts";
import type { StaticFile } from "../snapshot.ts";
import { etagMatches } from "./etag.ts";
import { openFile } from "./open_file.ts";

const YEAR = "public, max-age=31536000, immutable";

/**
 * Serves the project's `static/` folder and the browser modules of its build, and passes every other
 * request on. Only files found by the build are served, so no URL leads out of the folder.
 *
 * @example
 * ```ts ignore
 * app.use(staticFiles());
 * ```
 */
export function staticFiles<T>(): Middleware<T> {
  return async (ctx) => {
    const { req, url, config } = ctx;
    const { build } = requestState(ctx);
    const path = filePath(url.pathname, config.basePath);
    const file = path === null ? undefined : build.staticFiles.get(path);
    if (file === undefined) {
      // browsers ask for it on their own, and a whole error page would be wasted on them
      return path === "/favicon.ico" ? new Response(null, { status: 404 }) : await ctx.next();
    }
    if (req.method !== "GET" && req.method !== "HEAD") {
      return new Response("Method Not Allowed", {
        status: 405,
        headers: { Allow: "GET, HEAD" },
      });
    }
    const key = url.searchParams.get(ASSET_KEY);
    if (key !== null && key !== build.buildId) return redirectWithoutKey(url);

    const headers = fileHeaders(file, config.mode, key === build.buildId);
    const etag = headers.get("ETag");
    if (etag !== null && etagMatches(req.headers.get("If-None-Match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
    const opened = await openFile(file);
    if (opened === null) return await ctx.next();
    headers.set("Content-Type", file.contentType);
    headers.set("Content-Length", String(opened.size));
    return new Response(opened.body, { headers });
  };
}

/** The decoded path below the base path; `null` if the URL is outside it or malformed. */
function filePath(pathname: string, basePath: string): string | null {
  if (!pathname.startsWith(`${basePath}/`)) return null;
  try {
    return decodeURIComponent(pathname.slice(basePath.length));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** An old page asks for an old asset; the new one is the best there is, but not for a year. */
function redirectWithoutKey(url: URL): Response {
  const bare = new URL(url);
  bare.searchParams.delete(ASSET_KEY);
  return new Response(null, {
    status: 307,
    headers: { location: bare.pathname + bare.search },
  });
}

function fileHeaders(file: StaticFile, mode: string, hasKey: boolean): Headers {
  const headers = new Headers({
    "Cache-Control": "no-cache",
    Vary: "If-None-Match",
  });
  // several projects share a port in development, and nothing of one may stay for the next
  if (mode === "development") return headers;
  headers.set("ETag", `W/"${file.hash}"`);
  if (hasKey || file.immutable) headers.set("Cache-Control", YEAR);
  return headers;
}
