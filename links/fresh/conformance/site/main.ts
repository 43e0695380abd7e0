import { App, csp, staticFiles } from "fresh";
import type { State } from "./define.ts";

export const app = new App<State>()
  .use(staticFiles())
  .use(csp({ useNonce: true, csp: ["img-src 'self' https://images.example"] }))
  .use(async (ctx) => {
    ctx.state.trail = ["first"];
    const response = await ctx.next();
    response.headers.set("x-trail", ctx.state.trail.join(" "));
    return response;
  })
  .fsRoutes()
  .use((ctx) => {
    ctx.state.trail.push("after-routes");
    return ctx.next();
  });
