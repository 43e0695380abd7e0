import { z } from "@hono/zod-openapi";
import { STATUS_CODES } from "node:http";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ReelmatchError } from "../errors.ts";
import type { ApiEnv } from "./environment.ts";

/** A problem in one place of the input. */
export const inputErrorSchema = z.object({
  pointer: z.string().openapi({
    description: "JSON Pointer (RFC 6901) into the body, or the parameter's name after a `#`.",
    example: "/ratings/0/rating",
  }),
  detail: z.string(),
});

/** Problem details, RFC 9457. */
export const problemSchema = z.object({
  type: z.string().openapi({ example: "about:blank" }),
  title: z.string().openapi({ example: "Not Found" }),
  status: z.int().openapi({ example: 404 }),
  detail: z.string().openapi({ example: "There is no person 4000000." }),
  errors: z.array(inputErrorSchema).optional(),
  request_id: z.string().optional().openapi({ description: "What the server's log calls it." }),
}).openapi("Problem");

/** How a refusal is described in the document. */
export const problemContent = { "application/problem+json": { schema: problemSchema } };

export type InputError = z.infer<typeof inputErrorSchema>;

/** How long a client should wait for the first snapshot, in seconds. */
const RETRY_AFTER_SECONDS = "10";

/** The members that are this problem's own. */
interface ProblemDetails {
  readonly detail: string;
  readonly errors?: readonly InputError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An `application/problem+json` answer (RFC 9457). */
export function problem(
  c: Context<ApiEnv>,
  status: ContentfulStatusCode,
  { detail, errors, headers = {} }: ProblemDetails,
): Response {
  const title = STATUS_CODES[status] ?? "Error";
  const request_id = c.env?.requestId;
  const body = { type: "about:blank", title, status, detail, errors, request_id };
  return c.body(JSON.stringify(body), status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    ...(status === 503 && { "Retry-After": RETRY_AFTER_SECONDS }),
    ...headers,
  });
}

/**
 * Anything thrown as a problem. Only errors made for people show their message; of the others the
 * caller learns that they happened and `report` learns the rest.
 */
export function problemOf(
  thrown: Error,
  c: Context<ApiEnv>,
  report: (thrown: Error) => void,
): Response {
  if (thrown instanceof ReelmatchError && thrown.status !== 500) {
    if (thrown.cause !== undefined) report(thrown);
    return problem(c, thrown.status as ContentfulStatusCode, { detail: thrown.message });
  }
  if (thrown instanceof HTTPException && thrown.status !== 500) {
    return problem(c, thrown.status as ContentfulStatusCode, {
      detail: thrown.message || "The request cannot be understood.",
    });
  }
  report(thrown);
  return problem(c, 500, { detail: "Something went wrong on this side." });
}

/** The input problems that a schema found, each with its place. */
export function inputErrors(error: z.ZodError, target: string): InputError[] {
  return error.issues.map(({ path, message }) => ({
    pointer: target === "json" ? pointerOf(path) : `#${path.map(String).join("/")}`,
    detail: message,
  }));
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
