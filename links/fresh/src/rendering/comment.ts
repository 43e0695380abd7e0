import { Fragment, h, type VNode } from "preact";

/** A node that renders as `<!--text-->`. */
export function comment(text: string): VNode {
  // the prop is preact-render-to-string's, which does not declare it
  return h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);
}
