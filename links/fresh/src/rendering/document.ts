import { type ComponentChildren, Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { rawHtml } from "./html.ts";
import { activePage, type PageState } from "./page_state.ts";
import { PageScripts } from "./scripts.ts";
import { UnusedSlots } from "./slots.ts";

type Props = Record<string, unknown>;

/** Whole documents that already end in what a page needs, so that a node rendered twice has it once. */
const extended = new WeakSet<Props>();

/** The props of `<head>` with what `<Head>` has gathered at their end. */
export function withDocumentHead(props: Props): Props {
  return extended.has(props) ? props : withLastChild(props, h(GatheredHead, null));
}

/** The props of `<body>` with the scripts of the page at their end. */
export function withPageEnd(props: Props): Props {
  return extended.has(props) ? props : withLastChild(props, h(PageEnd, null));
}

function withLastChild(props: Props, child: ComponentChildren): Props {
  const longer = { ...props, children: [props.children, child] };
  extended.add(longer);
  return longer;
}

function GatheredHead(): ComponentChildren {
  return [...(activePage()?.head.values() ?? [])];
}

/** The slots come first: rendering them may meet further islands. */
function PageEnd(): ComponentChildren {
  return [h(UnusedSlots, { from: 0 }), h(PageScripts, null)];
}

/** Adds whatever of doctype, `<html>`, `<head>` and `<body>` the page has not written by itself. */
export function completeDocument(page: PageState, html: string): string {
  const { seen } = page;
  let document = html;
  if (!seen.body && !seen.html) {
    document = renderToString(h("body", null, rawHtml(html)));
  }
  if (!seen.head && !seen.html) {
    document = renderToString(
      h(
        Fragment,
        null,
        h("head", null, h("meta", { charset: "utf-8" })),
        rawHtml(document),
      ),
    );
  }
  return `<!DOCTYPE html>${seen.html ? document : `<html>${document}</html>`}`;
}
