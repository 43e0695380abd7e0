import { assert, assertEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { feedbackDir } from "../lib/feedback/days.ts";
import { openJournal } from "../lib/feedback/journal.ts";
import { apiClient } from "../lib/ui/api/client.ts";
import { runTask } from "./command.ts";
import { fromSchema, type Schema } from "./from_schema.ts";
import { tmdbId } from "./small_source.ts";
import { TestApi } from "./test_api.ts";

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { "application/json": { readonly schema: Schema } } };
  readonly responses: Record<string, { readonly content?: Record<string, { schema: AnySchema }> }>;
  readonly security?: readonly unknown[];
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

const TOKEN = "a-token-of-the-tests";
const RUNS = 25;

/** So many times {@link RUNS} at most, until something that was asked for is there. */
const ROUNDS = 20;

/** Values that lead somewhere, so that not all that is asked for is unknown. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  id: [tmdbId(2), tmdbId(5)],
  user_id: [1, 2],
  name: ["totals", "ratings_given", "ratings_given.csv"],
};

/** A request of an operation, its parameters and body as the document describes them. */
function requests(
  path: string,
  method: string,
  { parameters = [], requestBody, security }: Operation,
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<{ readonly address: string; readonly init: RequestInit }> {
  const values = fc.record(
    Object.fromEntries(parameters.map(({ name, in: place, schema }) => {
      const known = (place === "path" ? KNOWN[name] : undefined) ?? [];
      const any = fromSchema(schema, schemas);
      return [name, known.length > 0 ? fc.oneof(any, fc.constantFrom(...known)) : any];
    })),
    { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
  );
  const body = requestBody
    ? fromSchema(requestBody.content["application/json"].schema, schemas).map(withKnownFilms)
    : fc.constant(undefined);
  return fc.tuple(values, body).map(([given, json]) => {
    const headers: Record<string, string> = {};
    if (json !== undefined) headers["Content-Type"] = "application/json";
    if (security) headers.Authorization = `Bearer ${TOKEN}`;
    const query = new URLSearchParams();
    let address = path;
    for (const { name, in: place } of parameters) {
      if (given[name] === undefined) continue;
      const text = String(given[name]);
      if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(text));
      else if (place === "query") query.set(name, text);
      else headers[name] = text;
    }
    const init = { method: method.toUpperCase(), headers, body: JSON.stringify(json) };
    return { address: `${address}?${query}`, init };
  });
}

/** Every other film that a body names is one that there is, its rating on half stars. */
function withKnownFilms(json: unknown): unknown {
  const text = JSON.stringify(json, (key, value) => {
    if (key === "id" && value % 2 === 0) return tmdbId(1 + value % 20);
    return key === "rating" ? Math.min(5, Math.max(0.5, Math.round(2 * value) / 2)) : value;
  });
  return JSON.parse(text);
}

describe("the OpenAPI document", () => {
  let api: TestApi;
  let document: Document;
  const validators = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(validators);
  const compiled = new Map<string, ValidateFunction>();

  beforeAll(async () => {
    api = await TestApi.open(({ dataDir }) => ({
      feedback: { token: TOKEN, journal: openJournal(feedbackDir(dataDir)) },
    }));
    document = (await api.get("/api/openapi.json")).json();
    validators.addSchema(document, "document");
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  function assertAsDescribed(place: string[], body: unknown): void {
    const pointer = place.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1"))
      .map(encodeURIComponent).join("/");
    const validate = compiled.get(pointer) ?? validators.compile({ $ref: `document#/${pointer}` });
    compiled.set(pointer, validate);
    assert(validate(body), `${pointer}: ${validators.errorsText(validate.errors)}`);
  }

  it("passes a linter", async () => {
    const source = JSON.stringify(document);
    const config = await createConfig({ extends: ["recommended-strict"] });
    const problems = await lintFromString({ source, absoluteRef: "/openapi.json", config });
    assertEquals(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`), []);
  });

  it("is what every route keeps to, whatever of it is asked for", async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const asked = requests(path, method, operation, document.components.schemas);
        const statuses = new Set<number>();
        const law = fc.asyncProperty(asked, async ({ address, init }) => {
          const { status, response, text } = await api.get(address, init);
          statuses.add(status);
          const described = operation.responses[status];
          assert(described, `${status} of ${method} ${address} is not described: ${text}`);
          const [type] = response.headers.get("Content-Type")?.split(";") ?? [];
          assert(described.content && Object.hasOwn(described.content, type), type);
          if (!type.endsWith("json")) return;
          const place = ["paths", path, method, "responses", String(status), "content", type];
          assertAsDescribed([...place, "schema"], JSON.parse(text));
        });
        const isFound = () => statuses.has(200) || statuses.has(201);
        const numRuns = operation.parameters || operation.requestBody ? RUNS : 1;
        for (let round = 0; round < ROUNDS && !(round > 0 && isFound()); round++) {
          await fc.assert(law, { numRuns });
        }
        assert(isFound(), `${operation.operationId}: ${[...statuses]}`);
      }
    }
  });

  it("is what the typed client is generated from", async () => {
    const { code, stderr } = await runTask("client", ["--check"]);
    assertEquals(code, 0, stderr);
    const client = apiClient(api.address);
    const { data } = await client.GET("/api/movies/{id}", { params: { path: { id: tmdbId(2) } } });
    assertEquals([data?.id, data?.title], [tmdbId(2), "Été 2"]);
    const given = await client.POST("/api/recommendations", {
      body: {
        ratings: [{ id: tmdbId(1), rating: 9 }],
        limit: 5,
        order: "taste",
        include_seen: false,
        explore: 0,
      },
    });
    assertEquals([given.response.status, given.error?.status], [400, 400]);
  });
});
