import { relative, sep } from "node:path";
import { assetOf } from "../runtime/asset.ts";
import { walk } from "./walk.ts";

/** A file under `static/`. */
export interface StaticAsset {
  /** URL path, decoded, such as `/icons/star.svg`. */
  readonly url: string;
  /** Absolute path. */
  readonly path: string;
  /** The `static/` folder it is in, absolute. */
  readonly folder: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Hidden files and folders are left out, except what RFC 8615 gives a public meaning. */
const HIDDEN = /(^|\/)\.(?!well-known(\/|$))/;

/** Reads the static files of a project. */
export async function readStaticAssets(
  folders: readonly string[],
  outDir: string,
): Promise<StaticAsset[]> {
  const assets = new Map<string, StaticAsset>();
  for (const folder of folders) {
    for (const path of await walk(folder)) {
      const below = relative(folder, path).split(sep).join("/");
      const url = `/${below}`;
      if (
        HIDDEN.test(below) || assets.has(url) || path.startsWith(outDir + sep)
      ) continue;
      assets.set(url, { url, path, folder, bytes: await Deno.readFile(path) });
    }
  }
  return [...assets.values()];
}

const CSS_URL = /url\(\s*(?:"([^"]+)"|'([^']+)'|([^'")\s]+))\s*\)/g;

/** Gives files that a style sheet names by absolute path the key of their build. */
export function withCssAssets(css: string, buildId: string): string {
  return css.replace(
    CSS_URL,
    (whole, double?: string, single?: string, bare?: string) => {
      const path = double ?? single ?? bare ?? "";
      const locked = assetOf(path, buildId);
      return locked === path ? whole : `url(${JSON.stringify(locked)})`;
    },
  );
}
