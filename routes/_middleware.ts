import { HttpError } from "fresh";
import { asHttpError } from "../lib/pages/page_error.ts";
import { readPreferences } from "../lib/pages/preferences.ts";
import { logError } from "../lib/server/log.ts";
import { define } from "../lib/site.ts";

/** Reads the visitor's choices, and hands our own failures to the error page. */
export default define.middleware(async (ctx) => {
  Object.assign(ctx.state, readPreferences(ctx.req.headers));
  try {
    const response = await ctx.next();
    response.headers.set("Content-Language", ctx.state.language);
    response.headers.append("Vary", "Accept-Language, Cookie");
    if (!response.headers.has("Cache-Control")) {
      response.headers.set("Cache-Control", "private, no-cache");
    }
    return response;
  } catch (thrown) {
    const failure = asHttpError(thrown);
    if (!(failure instanceof HttpError)) {
      logError(new Error(`request ${ctx.state.requestId} failed`, { cause: failure }));
    }
    throw failure;
  }
});
