import type { ComponentChildren, VNode } from "preact";
import { currentBuildId, setBuildId } from "../runtime/build_id.ts";
import type { Build, Island } from "../snapshot.ts";

/** An island met while a page renders. */
export interface IslandUse {
  readonly island: Island;
  readonly props: Record<string, unknown>;
}

/** Nodes passed to an island as a prop. The browser reads them back from the page. */
export interface Slot {
  readonly content: ComponentChildren;
  /** Whether the island has put them into the page. */
  rendered: boolean;
}

/** What is gathered while one page renders. */
export interface PageState {
  readonly build: Build;
  readonly basePath: string;
  readonly url: URL;
  /** Allows the scripts and styles of this page, and no others, under a nonce policy. */
  readonly nonce: string;
  readonly islands: IslandUse[];
  readonly slots: Slot[];
  /** Children of `<Head>` by what they would replace. */
  readonly head: Map<string, VNode>;
  /** Which parts of a document the page writes by itself. */
  readonly seen: { html: boolean; head: boolean; body: boolean };
}

let active: PageState | null = null;

/** Renders with this state in effect. Rendering is synchronous, so two pages never mix. */
export function withPage<T>(state: PageState, render: () => T): T {
  const outer = active;
  const outerBuildId = currentBuildId();
  active = state;
  setBuildId(state.build.buildId);
  try {
    return render();
  } finally {
    active = outer;
    setBuildId(outerBuildId);
  }
}

/** The page being rendered, if one is. */
export function activePage(): PageState | null {
  return active;
}
