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

/** The answers with which a route may refuse, for its description. */
export const refusals = {
  400: { description: "Malformed or out-of-range input.", content: problemContent },
  404: { description: "No such person, film or list.", content: problemContent },
  429: { description: "More requests than the server allows a client.", content: problemContent },
  503: { description: "There is no snapshot to answer from yet.", content: problemContent },
} as const;
