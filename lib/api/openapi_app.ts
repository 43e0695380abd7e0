import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./environment.ts";
import { inputErrors, problem, problemContent } from "./problem.ts";

/** A Hono application whose refused input is a problem with the place of every fault. */
export function openApiApp(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const errors = inputErrors(result.error, result.target);
      const first = errors[0];
      const detail = `${first.pointer || "The body"}: ${first.detail}.`;
      return problem(c, 400, { detail, errors });
    },
  });
}

const refusal = (description: string) => ({ description, content: problemContent });

/** What every route may refuse, for its description. */
export const everywhere = {
  405: refusal("The method is not one of the path's; `Allow` names those that are."),
} as const;

/** The answers with which a route may refuse, for its description. */
export const refusals = {
  ...everywhere,
  400: refusal("Malformed or out-of-range input."),
  404: refusal("No such person, film or list."),
  429: refusal(
    "More requests than the server allows a client; `Retry-After` says how long to wait.",
  ),
  503: refusal("There is no snapshot to answer from yet; `Retry-After` says when to come back."),
} as const;

/** What a route that takes a body may refuse beside. */
export const bodyRefusals = {
  408: refusal("The body took too long to arrive, or broke off."),
  413: refusal("The body is larger than 64 KiB."),
  415: refusal("The body is not sent as JSON in UTF-8."),
} as const;

/** That a snapshot's answer is still the one that the client has. */
export const unchanged = {
  304: { description: "`If-None-Match` names this answer: nothing has changed." },
} as const;
