import type { Context } from "./context.ts";

/**
 * A step that every request under its path goes through. It answers by itself, or calls
 * `ctx.next()` and passes on (or changes) the response that comes back.
 */
export type Middleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response>;

/**
 * Joins middleware into one, first to last. `ctx.next` of each calls the one after it; that of the
 * last calls the `ctx.next` that the joined middleware was called with.
 *
 * An error thrown on the way is left in `ctx.error` and thrown on.
 */
export function compose<State>(
  middlewares: readonly Middleware<State>[],
): Middleware<State> {
  return (ctx) => {
    const tail = ctx.next;
    const run = async (index: number): Promise<Response> => {
      if (index === middlewares.length) return await tail();
      const next = async (): Promise<Response> => {
        try {
          return await run(index + 1);
        } finally {
          // a second call of next() must start from the same place
          ctx.next = next;
        }
      };
      ctx.next = next;
      try {
        return await middlewares[index](ctx);
      } catch (error) {
        ctx.error = error;
        throw error;
      }
    };
    return run(0);
  };
}
