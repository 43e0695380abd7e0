import { HttpError } from "fresh";
import { asHttpError } from "../lib/pages/page_error.ts";
import { readPreferences } from "../lib/pages/preferences.ts";
import { logError } from "../lib/server/log.ts";
import { define } from "../lib/site.ts";

/** Reads the visitor's choices, and hands our own failures to the error page. */
export default define.middleware(async (ctx) => {
  Object.assign(ctx.state, readPreferences(ctx.req.headers));
  try {
    return await ctx.next();
  } catch (thrown) {
    const failure = asHttpError(thrown);
    if (!(failure instanceof HttpError)) {
      logError(new Error(`request ${ctx.state.requestId} failed`, { cause: failure }));
    }
    throw failure;
  }
});
