import { type ComponentChildren, type Context, createContext, h } from "preact";
import { IS_BROWSER } from "./is_browser.ts";

/** Whether the node being rendered is inside a {@linkcode Head}. */
export const InsideHead: Context<boolean> = createContext(false);

/** Props of {@linkcode Head}. */
export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Puts its children into the document's `<head>` instead of here. A `<title>`, or a `<meta>` of a name
 * that `_app.tsx` has as well, takes the place of the one there.
 *
 * In the browser it renders nothing: the server has already written the head.
 */
export function Head(props: HeadProps): ComponentChildren {
  return IS_BROWSER ? null : h(InsideHead.Provider, { value: true }, props.children);
}
