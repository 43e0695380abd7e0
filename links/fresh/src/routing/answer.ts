import type { VNode } from "preact";
import type { Context } from "../context.ts";
import type { HandlerFn, PageResponse, RouteHandler } from "../handlers.ts";
import { statusOf } from "../http_error.ts";
import { renderComponent } from "../rendering/component.ts";
import { pageProps } from "../page_props.ts";
import { isMethod, type Method, METHODS } from "./method.ts";
import type { PageRoute } from "./route_module.ts";

/** Runs the handler of a route, and renders its page if the handler asks for it. */
export async function answer<State>(
  ctx: Context<State>,
  route: PageRoute<State>,
  status = 200,
): Promise<Response> {
  const handler = pickHandler(route.handler, ctx.req.method);
  if (handler === null) return await ctx.next();
  const result = await handler(ctx);
  if (result instanceof Response) return result;
  if (!isPageResponse(result)) {
    throw new TypeError(
      `The handler of "${ctx.route}" returned ${
        result === null ? "null" : typeof result
      }, expected a Response or page(data).`,
    );
  }
  const props = pageProps(ctx, result.data, () => null);
  const rendered = route.component === null ? null : await renderComponent(route.component, props);
  if (rendered instanceof Response) return rendered;
  const headers = new Headers(result.headers);
  return await ctx.render(rendered as VNode | null, {
    status: result.status ?? status,
    headers,
  });
}

/** Renders an error page with the status of `ctx.error`. */
export function answerError<State>(
  ctx: Context<State>,
  page: PageRoute<State>,
): Promise<Response> {
  return answer(ctx, page, statusOf(ctx.error));
}

/** Methods for the `Allow` header of a route. */
export function allowedMethods<State>(
  handler: RouteHandler<unknown, State>,
): readonly Method[] {
  if (typeof handler === "function") return METHODS;
  return METHODS.filter((method) => pickHandler(handler, method) !== null);
}

function pickHandler<State>(
  handler: RouteHandler<unknown, State>,
  method: string,
): HandlerFn<unknown, State> | null {
  if (typeof handler === "function") return handler;
  if (!isMethod(method)) return null;
  return handler[method] ?? (method === "HEAD" ? handler.GET : undefined) ??
    null;
}

function isPageResponse(value: unknown): value is PageResponse<unknown> {
  return typeof value === "object" && value !== null && "data" in value;
}
