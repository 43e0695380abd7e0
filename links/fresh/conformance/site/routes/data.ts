import { define } from "../define.ts";

export const handler = define.handlers((ctx) => {
  const { method } = ctx.req;
  return ctx.json({ method, params: ctx.params, route: ctx.route, remote: ctx.info.remoteAddr });
});
