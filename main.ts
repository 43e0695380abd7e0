import { App, staticFiles } from "fresh";
import { Failure } from "./components/Failure.tsx";
import { createApi } from "./lib/api/app.ts";
import { documentOf } from "./lib/api/document.ts";
import { readConfig } from "./lib/config.ts";
import { feedbackDir } from "./lib/feedback/days.ts";
import { openJournal } from "./lib/feedback/journal.ts";
import { warmUp } from "./lib/pages/warm_up.ts";
import { serve } from "./lib/recommender/serving.ts";
import { answerFromSnapshot } from "./lib/server/answer.ts";
import { siteKey } from "./lib/server/built_site.ts";
import { answerFailures } from "./lib/server/error_page.ts";
import { compressAnswers } from "./lib/server/compress_answers.ts";
import { compressFiles } from "./lib/server/compress_files.ts";
import { headLength } from "./lib/server/head_length.ts";
import { identifyRequests } from "./lib/server/identify.ts";
import { logError, logLine, logWarning, setLogFormat } from "./lib/server/log.ts";
import { logRequest } from "./lib/server/log_request.ts";
import { measureRequests } from "./lib/server/measure.ts";
import { createMetrics } from "./lib/server/metrics.ts";
import { pageHeaders } from "./lib/server/page_headers.ts";
import { rememberPages } from "./lib/server/remember_pages.ts";
import { contentSecurityPolicy, securityHeaders } from "./lib/server/security.ts";
import { readIngestStatus } from "./lib/snapshots/ingest_status.ts";
import { listSnapshots } from "./lib/snapshots/list.ts";
import type { State } from "./lib/site.ts";
import { VERSION } from "./lib/version.ts";

const { dataDir, posters, corsOrigin, rateLimit, trustedProxies, feedbackToken, logFormat } =
  readConfig();
setLogFormat(logFormat);
const metrics = createMetrics(VERSION);
const serving = await serve(
  dataDir,
  (event) => {
    if (event.error === undefined) logLine(event.message);
    else logWarning(event.message);
    metrics.countSnapshot(event);
  },
  ({ catalog }, before) => warmUp(catalog, before?.catalog ?? null, posters),
);
const readSnapshots = () => listSnapshots(dataDir);
const api = createApi({
  codeVersion: VERSION,
  buildKey: await siteKey(import.meta.dirname ?? ".") ?? VERSION,
  corsOrigin,
  rateLimit,
  listSnapshots: readSnapshots,
  renderMetrics: metrics.render,
  readiness: { problem: serving.problem, lastIngest: () => readIngestStatus(dataDir) },
  feedback: feedbackToken === null
    ? null
    : { token: feedbackToken, journal: openJournal(feedbackDir(dataDir)) },
  report: logError,
});

export const app = new App<State>()
  .use(identifyRequests())
  .use(measureRequests((request) => {
    metrics.countRequest(request);
    logRequest(request);
  }))
  .use(headLength(), compressAnswers())
  .use(rememberPages(serving))
  .use(securityHeaders(), ...contentSecurityPolicy<State>(posters))
  .use(pageHeaders())
  .use(answerFailures(Failure))
  .use(compressFiles(), staticFiles())
  .use(
    answerFromSnapshot({
      listSnapshots: readSnapshots,
      lastIngest: () => readIngestStatus(dataDir),
      serving,
      api,
      apiDocument: documentOf(api, VERSION),
      postersEnabled: posters,
      trustedProxies,
    }),
  )
  .fsRoutes();
