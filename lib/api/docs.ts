import type { OpenAPIHono } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { etag } from "hono/etag";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import packageFolder from "swagger-ui-dist/absolute-path.js";
import type { ApiEnv } from "./environment.ts";

/** Files of Swagger UI that the page loads, with their types. */
const ASSETS = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
} as const;

const PAGE = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Reelmatch API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <script src="/api/docs/swagger-ui-bundle.js" defer></script>
    <script src="/api/docs/start.js" defer></script>
  </head>
  <body>
    <main id="document">
      <h1>Reelmatch API</h1>
      <p>This page needs JavaScript; <a href="/api/openapi.json">the document</a> does not.</p>
    </main>
  </body>
</html>
`;

/** A script of its own, since the Content-Security-Policy allows none in the page. */
const START = `SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#document",
  deepLinking: true,
  validatorUrl: null,
});
`;

/**
 * `GET /api/docs`: Swagger UI over the OpenAPI document. All of it is served from this machine, and
 * nothing in it needs a looser Content-Security-Policy than the pages have.
 */
export function addDocs(app: OpenAPIHono<ApiEnv>): void {
  app.use("/api/docs/*", etag({ weak: true }), async (c, next) => {
    await next();
    c.header("Cache-Control", "no-cache");
  });
  app.get("/api/docs", (c) => c.html(PAGE));
  app.get(
    "/api/docs/start.js",
    (c) => c.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
  for (const [name, type] of Object.entries(ASSETS)) {
    let asset: Promise<Asset> | undefined;
    app.get(`/api/docs/${name}`, async (c) => {
      const { plain, gzip } = await (asset ??= readAsset(name));
      const encoding = accepts(c, {
        header: "Accept-Encoding",
        supports: ["gzip", "identity"],
        default: "identity",
      });
      const headers = { "Content-Type": type, Vary: "Accept-Encoding" };
      return encoding === "gzip"
        ? c.body(gzip, 200, { ...headers, "Content-Encoding": "gzip" })
        : c.body(plain, 200, headers);
    });
  }
}

/** A file of the page, compressed once and not for every request. */
interface Asset {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

async function readAsset(name: string): Promise<Asset> {
  const plain = await Deno.readFile(join(packageFolder(), name));
  return { plain, gzip: Uint8Array.from(gzipSync(plain)) };
}
