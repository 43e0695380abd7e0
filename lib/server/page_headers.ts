import type { Middleware } from "fresh";
import type { State } from "../site.ts";

/**
 * What caches must know of every page, error pages included: its language, that it depends on the
 * visitor's language and choices, and that it is theirs alone.
 */
export const pageHeaders = (): Middleware<State> => async (ctx) => {
  const response = await ctx.next();
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  response.headers.set("Content-Language", ctx.state.language ?? "en");
  response.headers.append("Vary", "Accept-Language, Cookie");
  if (!response.headers.has("Cache-Control")) {
    response.headers.set("Cache-Control", "private, no-cache");
  }
  return response;
};
