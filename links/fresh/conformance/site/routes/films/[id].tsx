import { HttpError, page } from "fresh";
import { define } from "../../define.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { id } = ctx.params;
    if (id === "gone") throw new HttpError(410, "It is gone.");
    if (id === "broken") throw new Error("the password is hunter2");
    return page({ id }, { status: id === "new" ? 201 : 200, headers: { "x-film": "yes" } });
  },
  POST(ctx) {
    return ctx.redirect(`/films/${ctx.params.id}`, 303);
  },
});

export default define.page<typeof handler>(({ data, params }) => (
  <p id="film">{data.id} {params.id}</p>
));
