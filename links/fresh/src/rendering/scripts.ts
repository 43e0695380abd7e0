import { type ComponentChildren, h, type VNode } from "preact";
import { bootScript, bootUrls } from "./boot_script.ts";
import { finalNode } from "./final.ts";
import { activePage, type PageState } from "./page_state.ts";

/** The scripts at the end of a page: none at all if it has no island. */
export function PageScripts(): ComponentChildren {
  const page = activePage();
  if (page === null) return null;
  const { liveReload } = page.build.client;
  return [
    page.islands.length === 0 ? null : inlineModule(bootScript(page), page.nonce),
    liveReload === null ? null : h("script", {
      type: "module",
      src: page.basePath + liveReload,
      nonce: page.nonce,
    }),
  ];
}

/** The `Link` header that lets the browser fetch a page's modules while it still reads the HTML. */
export function preloadHeader(page: PageState): string | null {
  if (page.islands.length === 0) return null;
  return bootUrls(page)
    .map((url) => `<${encodeURI(url)}>; rel="modulepreload"; as="script"`)
    .join(", ");
}

function inlineModule(code: string, nonce: string): VNode {
  return finalNode("script", {
    type: "module",
    nonce,
    dangerouslySetInnerHTML: { __html: code },
  });
}
