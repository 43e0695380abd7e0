import { type Context, HttpError, type Middleware, page, type PageProps } from "fresh";
import { asset, IS_BROWSER } from "fresh/runtime";
import { define, type State } from "./define.ts";

/** Nothing here runs. It states what the compiler takes and what it refuses. */
export const handler = define.handlers({
  GET(ctx) {
    const state: State = ctx.state;
    const id: string = ctx.params.id;
    const route: string | null = ctx.route;
    const nothing: undefined = page().data;
    // @ts-expect-error the state has no such field
    ctx.state.missing;
    // @ts-expect-error the URL of a request is given
    ctx.url = new URL("http://site.test");
    return page({ id, state, route, nothing }, { status: 200, headers: [["a", "b"]] });
  },
});

// @ts-expect-error a handler answers with a response or with page()
export const wrong = define.handlers({ POST: () => "text" });

export const Page = define.page<typeof handler>(({ data, state, Component }) => {
  const id: string = data.id;
  const trail: string[] = state.trail;
  // @ts-expect-error the handler passes no such data
  data.missing;
  return <Component>{id}{trail}</Component>;
});

export const Plain = define.page((props) => {
  const error: unknown = props.error;
  const remote: Deno.Addr = props.info.remoteAddr;
  return <p>{String(error)}{remote.transport}</p>;
});

export function Errors(props: PageProps<{ n: number }, State>) {
  const n: number = props.data.n;
  return <p>{n} {asset("/a.css")} {IS_BROWSER && "in a browser"}</p>;
}

export const middleware: Middleware<State> = async (ctx: Context<State>) => {
  const response: Response = await ctx.next();
  if (ctx.error !== null) throw new HttpError(500, "Broken.", { cause: ctx.error });
  // @ts-expect-error 299 is no status of an error
  new HttpError(299);
  return response.ok ? ctx.redirect("/", 303) : ctx.json({ a: 1 }, { status: 404 });
};

// @ts-expect-error a middleware answers with a response
export const silent: Middleware<State> = () => {};
