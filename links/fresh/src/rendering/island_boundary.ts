import {
  type ComponentChildren,
  type ComponentType,
  Fragment,
  type FunctionComponent,
  h,
} from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../snapshot.ts";
import { comment } from "./comment.ts";
import { finalNode } from "./final.ts";
import { InsideIsland } from "./inside_island.ts";
import { activePage } from "./page_state.ts";
import { withSlots } from "./slots.ts";

type Props = Record<string, unknown>;

const boundaries = new WeakMap<Island, FunctionComponent<Props>>();

/**
 * The component that renders an island between two comments, by which the browser finds it. An island
 * inside another is an ordinary component of that one.
 */
export function islandBoundary(island: Island): FunctionComponent<Props> {
  let boundary = boundaries.get(island);
  if (boundary === undefined) {
    boundary = makeBoundary(island);
    boundaries.set(island, boundary);
  }
  return boundary;
}

function makeBoundary(island: Island): FunctionComponent<Props> {
  const component = island.component as ComponentType<Props>;
  return function IslandBoundary(props): ComponentChildren {
    const inside = useContext(InsideIsland);
    const page = activePage();
    if (inside || page === null) return finalNode(component, props);
    const ownProps = withSlots(props, page);
    const index = page.islands.push({ island, props: ownProps }) - 1;
    const content = h(
      InsideIsland.Provider,
      { value: true },
      finalNode(component, ownProps),
    );
    return h(
      Fragment,
      null,
      comment(`fresh:island:${index}`),
      content,
      comment("/fresh:island"),
    );
  };
}
