import { buildSync } from "esbuild";
import { Builder } from "fresh/dev";

/** What builds the site, for serving as for development. */
export function siteBuilder(root: string): Builder {
  const builder = new Builder({ root });
  builder.onTransformStaticFile(
    { pluginName: "styles", filter: /\.css$/ },
    ({ path, mode }) => ({ content: bundledStyles(path, mode === "production") }),
  );
  return builder;
}

/**
 * A style sheet with all that it imports in its place, so that a page waits for one file. The
 * fonts that it names stay the site's own.
 *
 * @throws {Error} where something imported is missing, and where a sheet cannot be read
 */
export function bundledStyles(path: string, minify: boolean): string {
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify,
    external: ["/fonts/*"],
    legalComments: "none",
    logLevel: "silent",
    // Every warning is about a rule that browsers would drop.
    logOverride: { "css-syntax-error": "error" },
  });
  return text;
}
