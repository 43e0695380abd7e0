import { type ComponentChildren, Fragment, h, isValidElement, type VNode } from "preact";
import { InsideIsland } from "./inside_island.ts";
import { activePage, type PageState } from "./page_state.ts";
import { isSignal } from "./signal_like.ts";
import { comment } from "./comment.ts";

type Props = Record<string, unknown>;

/** Replaces nodes among the props of an island by slots. The browser gets only their numbers. */
export function withSlots(props: Props, page: PageState): Props {
  const result: Props = { ...props };
  for (const [name, value] of Object.entries(props)) {
    const isChildren = name === "children" && value !== undefined &&
      typeof value !== "function";
    if (isSignal(value) || !isChildren && !isValidElement(value)) continue;
    const id = page.slots.push({
      content: value as ComponentChildren,
      rendered: false,
    }) - 1;
    result[name] = h(Slot, { id });
  }
  return result;
}

/** Whether a value is a slot. */
export function isSlot(value: unknown): value is VNode<{ id: number }> {
  return !isSignal(value) && isValidElement(value) && value.type === Slot;
}

function Slot({ id }: { id: number }): ComponentChildren {
  const slot = activePage()?.slots[id];
  if (slot === undefined) return null;
  slot.rendered = true;
  const content = h(InsideIsland.Provider, { value: false }, slot.content);
  return h(
    Fragment,
    null,
    comment(`fresh:slot:${id}`),
    content,
    comment("/fresh:slot"),
  );
}

/** Keeps nodes that an island did not show where it can find them once it wants to. */
export function UnusedSlots({ from }: { from: number }): ComponentChildren {
  const slots = activePage()?.slots ?? [];
  if (from >= slots.length) return null;
  const templates = slots.slice(from).map((slot, i) =>
    slot.rendered ? null : h("template", { id: `fresh-slot-${from + i}` }, slot.content)
  );
  return [templates, h(UnusedSlots, { from: slots.length })];
}
