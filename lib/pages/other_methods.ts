import { HttpError } from "fresh";

/** Methods that forms, scripts and crawlers use. Fresh itself answers 405 for all others. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** That a page has no such method (RFC 9110, 15.5.6). */
export class MethodNotAllowed extends HttpError {
  /** @param allowed the methods that it has, as in `GET, HEAD` */
  constructor(readonly allowed: string) {
    super(405);
  }
}

/**
 * The handlers of a route, by method, with one for every method that they lack: it throws
 * {@link MethodNotAllowed}, where Fresh would say that there is no such page.
 */
export function withOtherMethods<Handlers extends object>(handlers: Handlers): Handlers {
  const has = (method: string): boolean =>
    method in handlers || (method === "HEAD" && "GET" in handlers);
  const allowed = METHODS.filter(has).join(", ");
  const refuse = (): never => {
    throw new MethodNotAllowed(allowed);
  };
  const others = METHODS.filter((method) => !has(method)).map((method) => [method, refuse]);
  return { ...Object.fromEntries(others), ...handlers };
}
