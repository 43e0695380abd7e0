import { siteOf } from "../../lib/pages/page_error.ts";
import { exportRatings } from "../../lib/pages/ratings_file/export.ts";
import { define } from "../../lib/site.ts";
import { messagesOf } from "../../lib/ui/messages/messages.ts";

/** A visitor's ratings as a file that another site takes. */
export const handler = define.handlers({
  async GET(ctx): Promise<Response> {
    const m = messagesOf(ctx.state.language);
    const { form, csv } = await exportRatings(siteOf(ctx.state), ctx.url.searchParams, m);
    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="reelmatch-${form}.csv"`,
        "Cache-Control": "private, no-cache",
      },
    });
  },
});
