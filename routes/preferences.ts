import { requireOwnForm } from "../lib/pages/own_form.ts";
import { ownAddress, preferenceCookies } from "../lib/pages/preferences.ts";
import { readForm } from "../lib/pages/read_form.ts";
import { define } from "../lib/site.ts";

/** Keeps a visitor's choices in cookies and leads back to where they came from. */
export const handler = define.handlers({
  async POST(ctx): Promise<Response> {
    requireOwnForm(ctx.req);
    const form = await readForm(ctx.req);
    const headers = new Headers({ Location: ownAddress(form.get("return"), ctx.url.origin) });
    for (const cookie of preferenceCookies(form)) headers.append("Set-Cookie", cookie);
    return new Response(null, { status: 303, headers });
  },
});
