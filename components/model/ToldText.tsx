import type { JSX } from "preact";
import type { Told } from "../../lib/ui/messages/told/told.ts";

/** A sentence that names its language, which may be another than the page's. */
export function ToldText({ told: { text, language } }: { readonly told: Told }): JSX.Element {
  return <span lang={language}>{text}</span>;
}
