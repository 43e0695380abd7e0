import { type ComponentChildren, h } from "preact";
import type { Mount } from "./boot.ts";

/**
 * Reads JSX that was passed to an island back from the page, as nodes that match the elements there. If
 * the island did not show it, it is kept in a `<template>`.
 */
export function readSlot(id: number, mount: Mount): ComponentChildren {
  const start = findComment(`fresh:slot:${id}`);
  const first = start === null
    ? document.querySelector<HTMLTemplateElement>(`#fresh-slot-${id}`)?.content
      .firstChild
    : start.nextSibling;
  return first ? readSiblings(first, mount) : null;
}

function findComment(text: string): Comment | null {
  const comments = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_COMMENT,
  );
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    if (comment.data === text) return comment;
  }
  return null;
}

/** Reads up to the last sibling, or to the end of the slot. */
function readSiblings(first: Node, mount: Mount): ComponentChildren[] {
  const nodes: ComponentChildren[] = [];
  for (let node: Node | null = first; node !== null; node = node.nextSibling) {
    if (node instanceof Text) {
      nodes.push(node.data);
    } else if (node instanceof Element) {
      nodes.push(readElement(node, mount));
    } else if (node instanceof Comment) {
      if (node.data === "/fresh:slot") break;
      const island = /^fresh:island:(\d+)$/.exec(node.data);
      if (island === null) continue;
      const { component, props } = mount.island(Number(island[1]));
      nodes.push(h(component, props));
      node = endOfIsland(node);
    }
  }
  return nodes;
}

function readElement(element: Element, mount: Mount): ComponentChildren {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    const property: unknown = Reflect.get(element, name);
    props[name] = typeof property === "boolean" ? property : value;
  }
  const children = element.firstChild ? readSiblings(element.firstChild, mount) : [];
  return h(element.localName, { ...props, children });
}

function endOfIsland(start: Comment): Node {
  let depth = 0;
  let node: Node = start;
  for (; node.nextSibling !== null; node = node.nextSibling) {
    if (!(node instanceof Comment)) continue;
    if (node.data.startsWith("fresh:island:")) depth++;
    if (node.data === "/fresh:island" && --depth === 0) break;
  }
  return node;
}
