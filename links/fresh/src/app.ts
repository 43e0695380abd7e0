import { type FreshConfig, resolveConfig, type ResolvedFreshConfig } from "./config.ts";
import type { Middleware } from "./middleware.ts";
import { listen, type ListenOptions } from "./listen.ts";
import { compileHandler, type RequestHandler } from "./request_handler.ts";
import { setBuildId } from "./runtime/build_id.ts";
import { emptySnapshot, type Snapshot } from "./snapshot.ts";

export type { ListenOptions };

/** A step in the making of an app; their order matters. */
export type Command<State> =
  | {
    readonly kind: "middleware";
    readonly path: string;
    readonly fns: Middleware<State>[];
  }
  | { readonly kind: "fileRoutes" };

/** Gives an app its build. Not part of the public interface. */
export let applySnapshot: <State>(
  app: App<State>,
  snapshot: Snapshot<State>,
) => void;

/**
 * A web application: middleware and file routes, in the order in which they are added. A route goes
 * through the middleware added before it.
 *
 * @example
 * ```ts ignore
 * export const app = new App<State>()
 *   .use(staticFiles())
 *   .use(csp({ useNonce: true }))
 *   .fsRoutes();
 * ```
 */
export class App<State> {
  /** The configuration with all defaults filled in. */
  config: ResolvedFreshConfig;
  readonly #commands: Command<State>[] = [];
  #snapshot: Snapshot<State> | null = null;

  static {
    applySnapshot = (app, snapshot) => {
      app.config.root = snapshot.root;
      setBuildId(snapshot.buildId);
      app.#snapshot = snapshot;
    };
  }

  constructor(config: FreshConfig = {}) {
    this.config = resolveConfig(config);
  }

  /** Adds middleware for every request, or for the routes at and below a path. */
  use(...middleware: Middleware<State>[]): this;
  use(path: string, ...middleware: Middleware<State>[]): this;
  use(first: string | Middleware<State>, ...rest: Middleware<State>[]): this {
    const atPath = typeof first === "string";
    this.#commands.push({
      kind: "middleware",
      path: atPath ? first : "/",
      fns: atPath ? rest : [first, ...rest],
    });
    return this;
  }

  /** Puts the routes of the project's `routes/` folder here. */
  fsRoutes(): this {
    this.#commands.push({ kind: "fileRoutes" });
    return this;
  }

  /** The app as a function from request to response, for `Deno.serve` and for tests. */
  handler(): RequestHandler {
    const snapshot = this.#snapshot ?? emptySnapshot<State>(this.config.root);
    return compileHandler(this.#commands, snapshot, this.config);
  }

  /**
   * Serves the app. Without a port it takes the first free one from 8000 to 8019.
   *
   * @returns a promise that is fulfilled once it listens.
   */
  // deno-lint-ignore require-await
  async listen(options: ListenOptions = {}): Promise<void> {
    listen(this.handler(), this.config.basePath, options);
  }
}
