import type { ComponentType } from "preact";
import type { Island } from "./snapshot.ts";

/** A module of islands and where the browser finds it. */
export interface IslandModule {
  /** Name of the island that the module exports by default. */
  readonly name: string;
  readonly url: string;
  readonly imports: readonly string[];
  readonly module: Readonly<Record<string, unknown>>;
}

/** Every function that the modules export, as an island. */
export function collectIslands(
  modules: readonly IslandModule[],
): Map<ComponentType, Island> {
  const islands = new Map<ComponentType, Island>();
  for (const { name, url, imports, module } of modules) {
    for (const [exportName, value] of Object.entries(module)) {
      if (typeof value !== "function") continue;
      const component = value as ComponentType;
      if (islands.has(component)) continue;
      const ownName = exportName === "default" ? name : exportName;
      islands.set(component, {
        name: ownName,
        url,
        exportName,
        component,
        imports,
      });
    }
  }
  return islands;
}
