import { options, type VNode } from "preact";
import { withBuildAssets } from "../rendering/image_assets.ts";
import { currentBuildId } from "../runtime/build_id.ts";

/** Gives images that an island renders the same URLs as the server does, so that none is fetched twice. */
export function installImageAssets(): void {
  const inner = options.vnode;
  options.vnode = (vnode: VNode<Record<string, unknown>>) => {
    if (vnode.type === "img" || vnode.type === "source") {
      Object.assign(vnode.props, withBuildAssets(vnode.props, currentBuildId()));
    }
    inner?.(vnode);
  };
}
