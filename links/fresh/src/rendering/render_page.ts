import { Fragment, h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Context, PageRenderer } from "../context.ts";
import { pageProps } from "../page_props.ts";
import { requestState } from "../request_state.ts";
import type { PageComponent } from "../routing/route_module.ts";
import type { Build } from "../snapshot.ts";
import { renderComponent } from "./component.ts";
import { completeDocument } from "./document.ts";
import { installHooks } from "./hooks.ts";
import { rawHtml } from "./html.ts";
import { type PageState, withPage } from "./page_state.ts";
import { preloadHeader } from "./scripts.ts";

installHooks();

/**
 * Makes the function behind `ctx.render()`: it renders a page inside `_app.tsx`, completes the
 * document and adds the script that wakes its islands up, if it has any.
 */
export function pageRenderer<State>(
  build: Build,
  appComponent: PageComponent<State> | null,
): PageRenderer<State> {
  return async (ctx, page, init) => {
    const state = newPageState(build, ctx);
    // the page first, so that its <Head> is known when _app.tsx writes the document's
    const body = withPage(
      state,
      () => renderToString(page ?? h(Fragment, null)),
    );
    const content = rawHtml(body);
    let html = body;
    if (appComponent !== null) {
      const props = pageProps(ctx, null, () => content);
      const app = await renderComponent(appComponent, props);
      if (app instanceof Response) return app;
      html = withPage(state, () => renderToString(app as VNode));
    }
    html = withPage(state, () => completeDocument(state, html));

    const headers = new Headers(init.headers);
    headers.set("Content-Type", "text/html; charset=utf-8");
    const preload = preloadHeader(state);
    if (preload !== null) headers.append("Link", preload);
    requestState(ctx).nonce = state.nonce;
    return new Response(html, { ...init, headers });
  };
}

function newPageState<State>(build: Build, ctx: Context<State>): PageState {
  return {
    build,
    basePath: ctx.config.basePath,
    url: ctx.url,
    nonce: crypto.randomUUID().replaceAll("-", ""),
    islands: [],
    slots: [],
    head: new Map(),
    seen: { html: false, head: false, body: false },
  };
}
