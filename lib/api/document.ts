import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiDocument } from "../docs/document.ts";
import { taggedByContent } from "./by_content.ts";
import type { ApiEnv } from "./environment.ts";

/** How the document groups the routes. */
const TAGS = [
  { name: "recommendations", description: "What somebody would enjoy, and why." },
  { name: "films", description: "Films and what is known of them." },
  { name: "people", description: "Whoever rates, and what they rated." },
  { name: "statistics", description: "The numbers behind the charts." },
  { name: "models", description: "Snapshots, their settings and measured quality." },
  { name: "operations", description: "For whoever runs the server." },
] as const;

const outline = (codeVersion: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Reelmatch",
    version: codeVersion,
    description: "Films, the people who rate them, and what they would enjoy next.",
    license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
  },
  servers: [{ url: "/" }],
  security: [],
  tags: [...TAGS],
});

const PATH = "/api/openapi.json";

/** `GET /api/openapi.json`. */
export function addDocument(app: OpenAPIHono<ApiEnv>, codeVersion: string): void {
  app.use(PATH, taggedByContent);
  app.doc31(PATH, outline(codeVersion));
}

/** What `/api/openapi.json` answers, for the page that shows it. */
export const documentOf = (app: OpenAPIHono<ApiEnv>, codeVersion: string): ApiDocument =>
  app.getOpenAPI31Document(outline(codeVersion));
