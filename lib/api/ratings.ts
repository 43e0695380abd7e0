import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "../catalog/schema.ts";
import { getFilm } from "../catalog/films.ts";
import { ReelmatchError } from "../errors.ts";
import type { Journal } from "../feedback/journal.ts";
import { isHalfStars } from "../feedback/record.ts";
import { filmId, MAX_ID, userId } from "../ids.ts";
import { requireToken } from "./bearer_token.ts";
import type { ApiEnv } from "./environment.ts";
import { bodyRefusals, refusals } from "./openapi_app.ts";
import { problemContent } from "./problem.ts";

/** Where ratings go that are given on the site, and what a sender must know to give one. */
export interface FeedbackIntake {
  readonly token: string;
  readonly journal: Journal;
}

const OFF_SCALE = `expected half stars from ${RATING_MIN} to ${RATING_MAX}`;

const bodySchema = z.strictObject({
  user_id: z.int().min(1).max(MAX_ID).openapi({
    description: "Who gives it; a number that is new makes a new person.",
    example: 1,
  }),
  id: z.int().min(1).max(MAX_ID).openapi({ description: "TMDB id.", example: 550 }),
  rating: z.number().min(RATING_MIN, OFF_SCALE).max(RATING_MAX, OFF_SCALE)
    .refine(isHalfStars, OFF_SCALE)
    .openapi({ multipleOf: RATING_STEP, description: "In half stars.", example: 4.5 }),
}).openapi("GivenRating");

const storedSchema = z.object({
  user_id: z.int(),
  id: z.int(),
  rating: z.number(),
  rated_at: z.string().openapi({ format: "date-time" }),
}).openapi("StoredRating");

const KEY_HEADER = "Idempotency-Key";
const KEY = /^[\x21-\x7e]{1,100}$/;
const OFF_KEY = "expected 1 to 100 visible ASCII characters";

const route = (token: string | null) =>
  createRoute({
    method: "post",
    path: "/api/ratings",
    operationId: "giveRating",
    tags: ["people"],
    summary: "One rating, stored for the next ingest",
    description:
      "The rating is on the disk before this answers, and part of the next snapshot. Of several by " +
      "one person for one film the last counts. Only where the server has FEEDBACK_TOKEN set.",
    security: [{ feedbackToken: [] }],
    middleware: requireToken(token),
    request: {
      headers: z.object({
        "idempotency-key": z.string().regex(KEY, OFF_KEY).optional().openapi({
          description:
            "Sent again with the same rating, it stores nothing and gives the first answer; kept " +
            "until the end of the next day, UTC.",
        }),
      }),
      body: { required: true, content: { "application/json": { schema: bodySchema } } },
    },
    responses: {
      201: {
        description: "It is stored.",
        content: { "application/json": { schema: storedSchema } },
      },
      ...refusals,
      ...bodyRefusals,
      401: { description: "The bearer token is missing or wrong.", content: problemContent },
      422: {
        description: "The idempotency key was used for another rating.",
        content: problemContent,
      },
    },
  });

/** `POST /api/ratings`. */
export function addRatings(app: OpenAPIHono<ApiEnv>, intake: FeedbackIntake | null): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "feedbackToken", {
    type: "http",
    scheme: "bearer",
    description: "FEEDBACK_TOKEN of the server.",
  });
  app.openapi(route(intake?.token ?? null), async (c) => {
    if (intake === null) throw new Error("the token guards this route");
    const { user_id, id, rating } = c.req.valid("json");
    if (await getFilm(c.var.snapshot.catalog, filmId(id)) === null) {
      throw new ReelmatchError("NOT_FOUND", `There is no film ${id} in the catalogue.`);
    }
    const key = c.req.valid("header")["idempotency-key"] ?? null;
    const given = { userId: userId(user_id), filmId: filmId(id), rating, key };
    const appended = await intake.journal.append(given);
    if (appended.outcome === "conflict") {
      throw new HTTPException(422, {
        message: `The ${KEY_HEADER} "${key}" was used for another rating: take a new one.`,
      });
    }
    const rated_at = new Date(appended.rating.ratedAt).toISOString();
    return c.json({ user_id, id, rating, rated_at }, 201, { "Cache-Control": "no-store" });
  });
}
