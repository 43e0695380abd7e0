import { type ComponentChildren, type ComponentType, h, render } from "preact";
import { parse } from "devalue";
import { findIslands } from "./find_islands.ts";
import { installImageAssets } from "./image_assets.ts";
import { rootBetween } from "./root_between.ts";

type Props = Record<string, unknown>;

/** Makes nodes out of a slot of the page. */
export type SlotReader = (id: number, mount: Mount) => ComponentChildren;

/** What a slot needs to revive the islands inside it. */
export interface Mount {
  /** The component and the props of an island by its number on the page. */
  island(index: number): { component: ComponentType<Props>; props: Props };
}

installImageAssets();

class SlotRef {
  constructor(readonly id: number) {}
}

/**
 * Revives the islands of the page, each in its own task so that none delays another.
 *
 * @param components one for each kind of island
 * @param text the props, as the server serialized them
 * @param revivers for values other than JSON
 * @param readSlot given only if an island has JSX among its props
 */
export function boot(
  components: readonly ComponentType<Props>[],
  text: string,
  revivers: Record<string, (value: never) => unknown>,
  readSlot?: SlotReader,
): void {
  const uses: [component: number, props: Props][] = parse(text, {
    Slot: ([id]: [number]) => new SlotRef(id),
    Safe: (entries: [string, unknown][]) => Object.fromEntries(entries),
    ...revivers,
  });

  const mount: Mount = {
    island(index): { component: ComponentType<Props>; props: Props } {
      const [component, serialized] = uses[index];
      const props: Props = { ...serialized };
      for (const [name, value] of Object.entries(props)) {
        if (value instanceof SlotRef) props[name] = readSlot?.(value.id, mount);
      }
      return { component: components[component], props };
    },
  };

  for (const { index, start, end } of findIslands(document.body)) {
    setTimeout(() => {
      const { component, props } = mount.island(index);
      // render, not hydrate: an attribute that differs in the browser must be put right
      render(h(component, props), rootBetween(start, end));
    });
  }
}
