import type { VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";

/** A node that is written into the page as it is. The caller vouches for the markup. */
export function rawHtml(html: string): VNode {
  return jsxTemplate([html]);
}
