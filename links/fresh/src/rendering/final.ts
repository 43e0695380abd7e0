import { type ComponentType, h, type VNode } from "preact";

const finalNodes = new WeakSet<VNode>();

/** `h()` declares tags and components apart, and the types of all attributes of a tag. */
const create: (
  type: string | ComponentType<Record<string, unknown>>,
  props: Record<string, unknown>,
) => VNode = h;

/** Makes a node that renders as it is, without being prepared for the page once more. */
export function finalNode(
  type: string | ComponentType<Record<string, unknown>>,
  props: Record<string, unknown>,
): VNode {
  const node = create(type, props);
  finalNodes.add(node);
  return node;
}

/** Whether a node comes from {@linkcode finalNode}. */
export function isFinal(node: VNode): boolean {
  return finalNodes.has(node);
}
