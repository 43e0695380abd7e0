import { HttpError } from "fresh";
import { define } from "../../define.ts";

export default [
  define.middleware((ctx) => {
    ctx.state.trail.push("guard");
    if (ctx.url.searchParams.has("closed")) throw new HttpError(403, "Closed.");
    return ctx.next();
  }),
  define.middleware(async (ctx) => {
    ctx.state.trail.push("second-guard");
    const response = await ctx.next();
    response.headers.set("x-guarded", "yes");
    return response;
  }),
];
