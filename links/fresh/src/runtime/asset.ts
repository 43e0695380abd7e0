import { currentBuildId } from "./build_id.ts";

/** Query parameter that names the build an asset URL belongs to. */
export const ASSET_KEY = "__frsh_c";

/**
 * Marks the path of a static file with the build it belongs to, so that browsers may keep it for a
 * year. Anything that is not a path of this site comes back unchanged.
 *
 * @example
 * ```tsx ignore
 * <link rel="stylesheet" href={asset("/styles.css")} />
 * ```
 */
export function asset(path: string): string {
  return assetOf(path, currentBuildId());
}

/** {@linkcode asset} for a build that is not the current one. */
export function assetOf(path: string, buildId: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const here = "http://site.invalid";
  const url = URL.parse(path, here);
  if (url === null || url.origin !== here || url.searchParams.has(ASSET_KEY)) {
    return path;
  }
  url.searchParams.set(ASSET_KEY, buildId);
  return url.pathname + url.search + url.hash;
}
