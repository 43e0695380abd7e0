import { isValidElement, type VNode } from "preact";
import type { ResolvedFreshConfig } from "./config.ts";
import { safeLocation } from "./redirect.ts";

/** Renders a node into a whole HTML document. Given to each {@linkcode Context} by its app. */
export type PageRenderer<State> = (
  ctx: Context<State>,
  vnode: VNode | null,
  init: ResponseInit,
) => Response | Promise<Response>;

/** What a {@linkcode Context} is made of. */
export interface ContextInit<State> {
  req: Request;
  url: URL;
  info: Deno.ServeHandlerInfo;
  route: string | null;
  params: Record<string, string>;
  config: ResolvedFreshConfig;
  next: () => Promise<Response>;
  render: PageRenderer<State>;
}

/** One request on its way through middleware, handler and page. */
export class Context<State> {
  /** The app's configuration. */
  readonly config: ResolvedFreshConfig;
  /** URL of the request. Repeated slashes in its path are already collapsed. */
  readonly url: URL;
  /** The request itself. */
  req: Request;
  /** Pattern of the matched route, such as `/films/:id`; `null` when none matched. */
  readonly route: string | null;
  /** Values of the route's parameters, decoded by `decodeURI`. */
  readonly params: Record<string, string>;
  /** Shared by everything that handles this request. */
  readonly state: State = {} as State;
  /** Free for the application. */
  data: unknown = undefined;
  /** What was thrown, once something was; else `null`. */
  error: unknown | null = null;
  /** Addresses of both ends of the connection. */
  readonly info: Deno.ServeHandlerInfo;
  /** Calls what comes after the running middleware. */
  next: () => Promise<Response>;

  readonly #render: PageRenderer<State>;

  constructor(init: ContextInit<State>) {
    this.config = init.config;
    this.url = init.url;
    this.req = init.req;
    this.info = init.info;
    this.route = init.route;
    this.params = init.params;
    this.next = init.next;
    this.#render = init.render;
  }

  /**
   * Sends the visitor elsewhere. A path that starts with several slashes is read as a path of this
   * site, never as another host.
   *
   * @throws {TypeError} if the target holds a line break or NUL.
   */
  redirect(pathOrUrl: string, status = 302): Response {
    return new Response(null, {
      status,
      headers: { location: safeLocation(pathOrUrl) },
    });
  }

  /** Renders a node inside `_app.tsx`. */
  async render(
    // a node of any props, as JSX gives it
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit = {},
  ): Promise<Response> {
    if (vnode !== null && !isValidElement(vnode)) {
      throw new TypeError(
        `ctx.render() was given ${typeof vnode}, expected JSX or null. Use ctx.text(), ctx.html() or ctx.json() for anything else.`,
      );
    }
    return await this.#render(this, vnode, init);
  }

  /** Answers with plain text. */
  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  /** Answers with HTML that is sent as it is. */
  html(content: string, init?: ResponseInit): Response {
    const headers = new Headers(init?.headers);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
  }

  /** Answers with JSON. */
  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }
}
