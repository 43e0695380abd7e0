import type { Command } from "../app.ts";
import { compose, type Middleware } from "../middleware.ts";
import type { RouteFile, Snapshot } from "../snapshot.ts";
import { allowedMethods, answer, answerError } from "./answer.ts";
import { compareRouteFiles } from "./file_order.ts";
import type { Method } from "./method.ts";
import {
  type PageComponent,
  type PageRoute,
  readMiddleware,
  readPage,
  routeKind,
} from "./route_module.ts";
import { Router } from "./router.ts";
import { Segment } from "./segment.ts";
import { fileToPattern, folderSteps } from "./url_pattern_path.ts";

/** A route ready to answer. */
export interface CompiledRoute<State> {
  /** Middleware, handler and page in one. */
  readonly run: Middleware<State>;
  /** Methods that it answers. */
  readonly allowed: readonly Method[];
}

/** The routes of an app. */
export interface CompiledRoutes<State> {
  readonly router: Router<CompiledRoute<State>>;
  /** Middleware for a request that no route takes; it ends in `ctx.next`. */
  readonly fallback: Middleware<State>;
  /** `routes/_app.tsx`. */
  readonly appComponent: PageComponent<State> | null;
}

/** Turns the commands of an app and the files of its build into routes. */
export function compileRoutes<State>(
  commands: readonly Command<State>[],
  snapshot: Snapshot<State>,
  basePath: string,
): CompiledRoutes<State> {
  const root = new Segment<State>();
  const router = new Router<CompiledRoute<State>>();
  let appComponent: PageComponent<State> | null = null;

  const addFile = ({ id, module }: RouteFile<State>): void => {
    const segment = root.at(folderSteps(id.slice(0, id.lastIndexOf("/"))));
    switch (routeKind(id)) {
      case "app":
        appComponent = readPage(id, module).component;
        break;
      case "error":
        segment.errorPage = readPage(id, module);
        break;
      case "middleware":
        segment.middlewares.push(...readMiddleware(id, module));
        break;
      case "page":
        router.add(
          basePath + fileToPattern(id),
          compilePage(segment, readPage(id, module)),
        );
    }
  };

  for (const command of commands) {
    if (command.kind === "middleware") {
      root.at(pathSteps(command.path)).middlewares.push(...command.fns);
    } else {
      snapshot.routes.toSorted((a, b) => compareRouteFiles(a.id, b.id)).forEach(
        addFile,
      );
    }
  }
  return { router, fallback: compose(root.chain(answerError)), appComponent };
}

function pathSteps(path: string): string[] {
  return path.split("/").filter((step) => step !== "" && step !== "*");
}

function compilePage<State>(
  segment: Segment<State>,
  page: PageRoute<State>,
): CompiledRoute<State> {
  const run = compose([
    ...segment.chain(answerError),
    (ctx) => answer(ctx, page),
  ]);
  return { run, allowed: allowedMethods(page.handler) };
}
