import { define } from "../define.ts";

export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(ctx.url.searchParams.get("to") ?? "/"),
});
