import type { Island } from "../snapshot.ts";
import { scriptLiteral } from "./escape.ts";
import type { PageState } from "./page_state.ts";
import { serializeProps } from "./serialize_props.ts";

/**
 * The module that revives a page's islands: it imports their components and hands them over with the
 * props of each use.
 *
 * @throws {TypeError} if a prop cannot be sent to the browser.
 */
export function bootScript(page: PageState): string {
  const { client } = page.build;
  const islands = distinctIslands(page);
  const { text, hasSignals } = serializeProps(page.islands, islands);
  const load = (names: string, url: string): string =>
    `import{${names}}from${scriptLiteral(page.basePath + url)};`;
  return [
    load("boot", client.boot),
    hasSignals ? load("revivers", client.signals) : "",
    page.slots.length > 0 ? load("readSlot", client.slots) : "",
    ...islands.map((island, i) => load(`${island.exportName} as i${i}`, island.url)),
    `boot([${islands.map((_, i) => `i${i}`)}],${scriptLiteral(text)}`,
    `,${hasSignals ? "revivers" : "{}"}`,
    page.slots.length > 0 ? ",readSlot" : "",
    ");",
  ].join("");
}

/** Every module that the script of {@linkcode bootScript} waits for, with the base path. */
export function bootUrls(page: PageState): string[] {
  const islands = distinctIslands(page);
  const urls = [
    page.build.client.boot,
    ...islands.map((island) => island.url),
    ...islands.flatMap((island) => island.imports),
  ];
  return [...new Set(urls)].map((url) => page.basePath + url);
}

function distinctIslands(page: PageState): Island[] {
  return [...new Set(page.islands.map((use) => use.island))];
}
