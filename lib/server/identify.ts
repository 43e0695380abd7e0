import { withContext } from "@logtape/logtape";
import type { Middleware } from "fresh";
import type { State } from "../site.ts";

const HEADER = "X-Request-Id";
/** What an id from outside may look like; it ends up in logs and answers. */
const WELL_FORMED = /^[\w.-]{8,64}$/;

/**
 * Gives every request an id: the one that it brings, where that is well-formed, or a new one. Logs,
 * error answers and the answer's headers carry it. Belongs before all other middleware.
 */
export const identifyRequests = (): Middleware<State> => async (ctx) => {
  const given = ctx.req.headers.get(HEADER);
  const id = given !== null && WELL_FORMED.test(given) ? given : crypto.randomUUID();
  ctx.state.requestId = id;
  const response = await withContext({ request_id: id }, async () => await ctx.next());
  response.headers.set(HEADER, id);
  return response;
};
