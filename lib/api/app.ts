import type { OpenAPIHono } from "@hono/zod-openapi";
import { cors } from "hono/cors";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { routePath } from "hono/route";
import { timeout } from "hono/timeout";
import type { BodyLimits } from "../server/read_body.ts";
import { addDocument } from "./document.ts";
import { type ApiEnv, requireSnapshot } from "./environment.ts";
import { addHealth, type Readiness } from "./health.ts";
import { takeJson } from "./json_body.ts";
import { addMetrics, type MetricsReader } from "./metrics.ts";
import { addModels, type SnapshotReader } from "./models.ts";
import { addMovies } from "./movies.ts";
import { openApiApp } from "./openapi_app.ts";
import { problem, problemOf } from "./problem.ts";
import { limitRate } from "./rate_limit.ts";
import { addRatings, type FeedbackIntake } from "./ratings.ts";
import { addRecommendMovies } from "./recommend_movies.ts";
import { snapshotCaching } from "./snapshot_caching.ts";
import { addStatistics } from "./statistics.ts";
import { addUserRatings } from "./user_ratings.ts";
import { addUsers } from "./users.ts";
import { addVisitors } from "./visitors.ts";

/** How long an answer may take, in milliseconds. */
const MAX_MS = 30_000;
const TOO_LONG = "This took too long and was given up: try again later.";

/** The pattern of middleware that every request passes. */
const EVERY_PATH = "/*";

/** What the API needs beside each request's snapshot. */
export interface ApiOptions {
  /** Version of the application, for the document. */
  readonly codeVersion: string;
  /** Tells this build of the application from others; part of every `ETag`. */
  readonly buildKey: string;
  /** Origin that browsers may call from, `null` for none. */
  readonly corsOrigin: string | null;
  /** Requests a minute of one client, 0 for no limit. */
  readonly rateLimit: number;
  /** Reads the published snapshots, newest first. */
  readonly listSnapshots: SnapshotReader;
  /** What the process counts about itself. */
  readonly renderMetrics: MetricsReader;
  /** What `/readyz` tells beside the snapshot. */
  readonly readiness: Readiness;
  /** Where ratings given on the site go; `null` where none are taken. */
  readonly feedback: FeedbackIntake | null;
  /** How much of a body is taken, and for how long; 64 KiB and 10 s if left out. */
  readonly bodyLimits?: BodyLimits;
  /** Told of every error of which a caller only sees that it happened. */
  readonly report: (thrown: Error) => void;
}

/** Where the page stands that shows the API's document; it is one of the site's. */
const DOCS_PATH = "/api/docs";

/** Whether a path belongs to the API and not to a page. */
export const isApiPath = (pathname: string): boolean =>
  pathname !== DOCS_PATH && /^\/(api|recommend_movies|healthz|readyz|metrics)(\/|$)/.test(pathname);

/** The JSON API. Serve it with the snapshot of the request as binding: `app.fetch(request, { snapshot })`. */
export function createApi(
  {
    codeVersion,
    buildKey,
    corsOrigin,
    rateLimit,
    listSnapshots,
    renderMetrics,
    readiness,
    feedback,
    bodyLimits,
    report,
  }: ApiOptions,
): OpenAPIHono<ApiEnv> {
  const app = openApiApp();
  app.onError((thrown, c) => problemOf(thrown, c, report));
  app.notFound((c) => problem(c, 404, { detail: `There is nothing at ${c.req.path}.` }));
  app.use(async (c, next) => {
    await next();
    const pattern = routePath(c, -1);
    if (pattern !== EVERY_PATH) c.env.onRoute?.(pattern);
  });
  if (corsOrigin !== null) {
    app.use(
      cors({
        origin: corsOrigin,
        allowMethods: ["GET", "HEAD", "POST"],
        exposeHeaders: ["X-Model-Version", "X-Request-Id", "Retry-After"],
      }),
    );
  }
  if (rateLimit > 0) {
    const limited = limitRate(rateLimit);
    app.use("/api/*", limited);
    app.use("/recommend_movies/*", limited);
  }
  app.use(methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      const allowed = methods.join(", ");
      const detail = `${c.req.method} is not possible here: use ${allowed}.`;
      return problem(c, 405, { detail, headers: { Allow: allowed } });
    },
  }));
  for (const path of TAKING_BODIES) app.use(path, takeJson(bodyLimits));
  app.use(timeout(MAX_MS, new HTTPException(503, { message: TOO_LONG })));
  addHealth(app, readiness);
  addMetrics(app, renderMetrics);
  addDocument(app, codeVersion);
  for (const path of ANSWERED_FROM_SNAPSHOT) {
    app.use(path, requireSnapshot, snapshotCaching(buildKey));
  }
  addRecommendMovies(app);
  addMovies(app);
  addUsers(app);
  addUserRatings(app);
  addVisitors(app);
  addRatings(app, feedback);
  addStatistics(app);
  addModels(app, listSnapshots);
  return app;
}

/** All others have no method with a body, and say so. */
const TAKING_BODIES = ["/api/recommendations", "/api/ratings"];

const ANSWERED_FROM_SNAPSHOT = [
  "/recommend_movies/*",
  ...["recommend_movies", "movies", "users", "recommendations", "ratings", "statistics"]
    .map((name) => `/api/${name}/*`),
  "/api/models/current",
];
