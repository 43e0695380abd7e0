import type { Context } from "../context.ts";
import type { Middleware } from "../middleware.ts";
import type { PageRoute } from "./route_module.ts";

/** Renders an error page for the error in `ctx.error`. */
export type ErrorRenderer<State> = (
  ctx: Context<State>,
  page: PageRoute<State>,
) => Promise<Response>;

/**
 * One step of a path, such as `films` of `/films/:id`, with the middleware and the error page that
 * hold for everything below it.
 */
export class Segment<State> {
  readonly middlewares: Middleware<State>[] = [];
  errorPage: PageRoute<State> | null = null;
  readonly #children = new Map<string, Segment<State>>();

  constructor(readonly parent: Segment<State> | null = null) {}

  /** The segment that these steps lead to, made if missing. */
  at([name, ...rest]: readonly string[]): Segment<State> {
    if (name === undefined) return this;
    let child = this.#children.get(name);
    if (child === undefined) {
      child = new Segment(this);
      this.#children.set(name, child);
    }
    return child.at(rest);
  }

  /**
   * Everything that a request to this segment goes through, from the root down. Middleware added
   * later is not part of it.
   */
  chain(renderError: ErrorRenderer<State>): Middleware<State>[] {
    const above = this.parent?.chain(renderError) ?? [];
    const { errorPage } = this;
    if (errorPage !== null) above.push(catchErrors(errorPage, renderError));
    return [...above, ...this.middlewares];
  }
}

function catchErrors<State>(
  page: PageRoute<State>,
  renderError: ErrorRenderer<State>,
): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      ctx.error = error;
      return await renderError(ctx, page);
    }
  };
}
