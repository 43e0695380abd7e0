import { assetOf } from "../runtime/asset.ts";

/**
 * Gives `src` and `srcset` of an image the key of their build, as `asset()` does, unless the element
 * carries `data-fresh-disable-lock`.
 */
export function withBuildAssets(
  props: Readonly<Record<string, unknown>>,
  buildId: string,
): Record<string, unknown> {
  const result = { ...props };
  if (props["data-fresh-disable-lock"]) return result;
  if (typeof props.src === "string") result.src = assetOf(props.src, buildId);
  for (const name of ["srcset", "srcSet"]) {
    const value = props[name];
    if (typeof value === "string") result[name] = assetSrcset(value, buildId);
  }
  return result;
}

/** A comma inside a URL cannot be told from one between candidates, so such a set stays as it is. */
function assetSrcset(srcset: string, buildId: string): string {
  const candidates = srcset.split(",");
  if (srcset.includes("(") || candidates.some((part) => part.trim() === "")) {
    return srcset;
  }
  return candidates
    .map((part) => part.replace(/\S+/, (path) => assetOf(path, buildId)))
    .join(",");
}
