import type { FunctionComponent, VNode } from "preact";
import { useContext } from "preact/hooks";
import { InsideHead } from "../runtime/head.ts";
import { finalNode } from "./final.ts";
import { activePage } from "./page_state.ts";

/** Elements that `<Head>` moves into the document's head. */
export const HEAD_TAGS: ReadonlySet<string> = new Set([
  "title",
  "meta",
  "link",
  "script",
  "style",
  "base",
  "noscript",
  "template",
]);

type Props = Record<string, unknown>;

/**
 * A component in place of a head element: inside `<Head>` it is set aside; outside, the element set
 * aside for the same purpose is written instead of it.
 */
export function headElement(
  tag: string,
  key: unknown,
  props: Props,
): FunctionComponent<Props> {
  const purpose = purposeOf(tag, key, props);
  return function HeadElement(own): VNode | null {
    const insideHead = useContext(InsideHead);
    const element = finalNode(tag, key ? { ...own, "data-key": key } : own);
    const page = activePage();
    if (page === null) return element;
    if (insideHead) {
      page.head.set(purpose, element);
      return null;
    }
    const replacement = page.head.get(purpose);
    page.head.delete(purpose);
    return replacement ?? element;
  };
}

/** Attributes that hold the value rather than say which element it is. */
const VALUE_ATTRIBUTES: Readonly<Record<string, string>> = {
  meta: "content",
  link: "href",
};

/** What an element is for: there is one title, one description, one canonical link, … in a head. */
function purposeOf(tag: string, key: unknown, props: Props): string {
  if (key) return JSON.stringify(["key", key]);
  if (tag === "title") return tag;
  const naming = Object.keys(props).filter((name) =>
    name !== "children" && name !== "nonce" && name !== VALUE_ATTRIBUTES[tag]
  );
  return JSON.stringify([
    tag,
    ...naming.sort().map((name) => [name, props[name]]),
  ]);
}
