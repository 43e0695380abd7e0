import type { Command } from "./app.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import { Context } from "./context.ts";
import { HttpError, plainErrorResponse } from "./http_error.ts";
import { compileRoutes } from "./routing/compile.ts";
import { isMethod } from "./routing/method.ts";
import { setRequestState } from "./request_state.ts";
import { requestUrl } from "./request_url.ts";
import { pageRenderer } from "./rendering/render_page.ts";
import type { Snapshot } from "./snapshot.ts";

/** Answers a request. `info` may be left out in tests. */
export type RequestHandler = (
  req: Request,
  info?: Deno.ServeHandlerInfo,
) => Promise<Response>;

const LOCAL_INFO: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 1234 },
  completed: Promise.resolve(),
};

/** Puts middleware, routes and rendering together. The returned handler never rejects. */
export function compileHandler<State>(
  commands: readonly Command<State>[],
  snapshot: Snapshot<State>,
  config: ResolvedFreshConfig,
): RequestHandler {
  const { appComponent, router, fallback } = compileRoutes(
    commands,
    snapshot,
    config.basePath,
  );
  const render = pageRenderer<State>(snapshot, appComponent);

  return async (req, info = LOCAL_INFO) => {
    if (!URL.canParse(req.url)) return plainErrorResponse(new HttpError(400)); // a Host that is none
    const url = requestUrl(req, config.trustProxy);
    const match = decodes(url.pathname) ? router.match(url) : null;
    const ctx = new Context<State>({
      req,
      url,
      info,
      config,
      render,
      route: match?.pattern ?? null,
      params: match?.params ?? Object.create(null),
      next: () => Promise.reject(new HttpError(decodes(url.pathname) ? 404 : 400)),
    });
    setRequestState(ctx, { build: snapshot, nonce: null });

    let run = fallback;
    if (match !== null && isMethod(req.method)) {
      run = match.route.run;
    } else if (match !== null) {
      const headers = { Allow: match.route.allowed.join(", ") };
      ctx.next = () =>
        Promise.resolve(
          new Response("Method Not Allowed", { status: 405, headers }),
        );
    }
    try {
      return withoutBodyForHead(req, checked(await run(ctx)));
    } catch (error) {
      return withoutBodyForHead(req, plainErrorResponse(error));
    }
  };
}

/** Whether every percent-escape of a path is one of UTF-8. */
function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function checked(response: Response): Response {
  if (response instanceof Response) return response;
  throw new TypeError(
    `A middleware returned ${typeof response}, expected a Response.`,
  );
}

/** A body that nobody reads would keep its file open. */
async function withoutBodyForHead(
  req: Request,
  response: Response,
): Promise<Response> {
  if (req.method !== "HEAD") return response;
  await response.body?.cancel();
  return new Response(null, response);
}
