import { type ComponentType, type Options, options, type VNode } from "preact";
import { activeLinkProps } from "./active_link.ts";
import { withBuildAssets } from "./image_assets.ts";
import { HEAD_TAGS, headElement } from "./head_elements.ts";
import { islandBoundary } from "./island_boundary.ts";
import { activePage, type PageState } from "./page_state.ts";
import { withDocumentHead, withPageEnd } from "./document.ts";
import { isFinal } from "./final.ts";

/** A node whose parts may be replaced before it renders. */
interface OpenNode {
  type: string | ComponentType<Record<string, unknown>>;
  readonly key: unknown;
  props: Record<string, unknown>;
}

/** Preact calls `__b` before it renders a node; that is the name after its minification. */
interface RenderOptions extends Options {
  __b?(vnode: VNode): void;
}

let installed = false;

/**
 * Lets every node of a page be prepared just before it renders, whether JSX was compiled to calls or
 * to templates. It does nothing while no page renders.
 */
export function installHooks(): void {
  if (installed) return;
  installed = true;
  const renderOptions: RenderOptions = options;
  const inner = renderOptions.__b;
  renderOptions.__b = (vnode) => {
    const page = activePage();
    if (page !== null && !isFinal(vnode)) prepare(vnode as OpenNode, page);
    inner?.(vnode);
  };
}

function prepare(vnode: OpenNode, page: PageState): void {
  if (typeof vnode.type === "function") {
    const island = page.build.islands.get(vnode.type as ComponentType);
    if (island !== undefined) vnode.type = islandBoundary(island);
    return;
  }
  switch (vnode.type) {
    case "html":
      page.seen.html = true;
      return;
    case "head":
      page.seen.head = true;
      vnode.props = withDocumentHead(vnode.props);
      return;
    case "body":
      page.seen.body = true;
      vnode.props = withPageEnd(vnode.props);
      return;
    case "a":
      vnode.props = {
        ...vnode.props,
        ...activeLinkProps(vnode.props, page.url),
      };
      return;
    case "img":
    case "source":
      vnode.props = withBuildAssets(vnode.props, page.build.buildId);
      return;
    case "script":
    case "style":
      vnode.props = { ...vnode.props, nonce: vnode.props.nonce || page.nonce };
  }
  if (HEAD_TAGS.has(vnode.type)) {
    vnode.type = headElement(vnode.type, vnode.key, vnode.props);
  }
}
