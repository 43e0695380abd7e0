import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { stringify } from "@std/csv";
import { getStatistic, isStatisticName, STATISTIC_NAMES } from "../catalog/statistics.ts";
import { ReelmatchError } from "../errors.ts";
import { defused } from "../ui/defused.ts";
import type { ApiEnv } from "./environment.ts";
import { refusals, unchanged } from "./openapi_app.ts";

const CSV = ".csv";
const rowSchema = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));
type Row = z.infer<typeof rowSchema>;

const route = createRoute({
  method: "get",
  path: "/api/statistics/{name}",
  operationId: "getStatistic",
  tags: ["statistics"],
  summary: "The numbers behind a chart, as JSON or, with .csv, as a file",
  request: {
    params: z.object({
      name: z.string().openapi({
        description: `One of ${STATISTIC_NAMES.join(", ")}; each also with ${CSV} at its end.`,
        example: "ratings_given",
        param: { name: "name", in: "path" },
      }),
    }),
  },
  responses: {
    200: {
      description: "The rows in the chart's order.",
      content: {
        "application/json": {
          schema: z.object({ name: z.string(), rows: z.array(rowSchema) }).openapi("Statistic"),
        },
        "text/csv": { schema: z.string() },
      },
    },
    ...unchanged,
    ...refusals,
  },
});

/** `GET /api/statistics/{name}`. */
export function addStatistics(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const wanted = c.req.valid("param").name;
    const asFile = wanted.endsWith(CSV);
    const name = asFile ? wanted.slice(0, -CSV.length) : wanted;
    if (!isStatisticName(name)) {
      const known = STATISTIC_NAMES.join(", ");
      throw new ReelmatchError(
        "NOT_FOUND",
        `There is no such statistic: expected one of ${known}.`,
      );
    }
    const rows = (await getStatistic(c.var.snapshot.catalog, name)).map(wireRow);
    if (!asFile) return c.json({ name, rows }, 200);
    return c.body(csvOf(rows), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
    });
  });
}

/** A row with the wire's snake_case keys. */
const wireRow = (row: object): Row =>
  Object.fromEntries(
    Object.entries(row).map((
      [key, value],
    ) => [key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`), value]),
  );

function csvOf(rows: readonly Row[]): string {
  if (rows.length === 0) return "";
  const cells = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, defused(cell)]))
  );
  return stringify(cells, { columns: Object.keys(rows[0]) });
}
