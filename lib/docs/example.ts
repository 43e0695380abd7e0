import type { Schema } from "./document.ts";
import { nameOfReference } from "./schema_words.ts";

/** Schemas by name, as references call them. */
export type Schemas = Readonly<Record<string, Schema>>;

/** How much of an object an example holds: what must be there, or all that may be. */
export type Extent = "required" | "all";

const PLAIN: Readonly<Record<string, unknown>> = {
  string: "text",
  integer: 1,
  number: 1,
  boolean: true,
  null: null,
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "2024-02-29",
  "date-time": "2024-02-29T12:00:00Z",
};

/** A value that a schema allows, made of the document's own examples where it has any. */
export function exampleOf(schema: Schema, schemas: Schemas, extent: Extent): unknown {
  const within = (part: Schema): unknown => exampleOf(part, schemas, extent);
  const { $ref, example, items, properties, required = [], allOf, anyOf } = schema;
  if ($ref !== undefined) return within(schemas[nameOfReference($ref)]);
  if (example !== undefined) return example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  if (allOf !== undefined) return Object.assign({}, ...allOf.map(within));
  if (anyOf !== undefined) return within(anyOf[0]);
  if (items !== undefined) return [within(items)];
  const [type] = [schema.type ?? "object"].flat();
  if (type === "object") {
    const shown = Object.entries(properties ?? {})
      .filter(([name]) => extent === "all" || required.includes(name));
    return Object.fromEntries(shown.map(([name, part]) => [name, within(part)]));
  }
  return schema.minimum ?? FORMATS[schema.format ?? ""] ?? PLAIN[type];
}
