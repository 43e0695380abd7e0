import type { JSX } from "preact";
import { Head } from "fresh/runtime";
import type { Messages } from "../lib/ui/messages/messages.ts";

/** The title of a page in the browser's tab. */
export function PageTitle(
  { m, title }: { readonly m: Messages; readonly title: string },
): JSX.Element {
  return (
    <Head>
      <title>{m.site.title(title)}</title>
    </Head>
  );
}
