import type { ContainerNode } from "preact";

/**
 * Lets Preact render into the nodes between two comments as if they were alone in an element.
 */
export function rootBetween(start: Comment, end: Comment): ContainerNode {
  const parent = start.parentNode!;
  const childNodes = (): ChildNode[] => {
    const nodes: ChildNode[] = [];
    for (
      let node = start.nextSibling;
      node !== null && node !== end;
      node = node.nextSibling
    ) {
      nodes.push(node);
    }
    return nodes;
  };
  const insertBefore = (node: Node, before: Node | null): Node =>
    parent.insertBefore(node, before ?? end);
  return {
    nodeType: 1,
    parentNode: parent,
    ownerDocument: parent.ownerDocument,
    get firstChild() {
      return childNodes()[0] ?? null;
    },
    get childNodes() {
      return childNodes();
    },
    contains: (node: Node) => parent.contains(node),
    insertBefore,
    appendChild: (node: Node) => insertBefore(node, null),
    removeChild: (node: Node) => parent.removeChild(node),
  } as unknown as ContainerNode;
}
