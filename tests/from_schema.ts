import fc from "fast-check";

/** The part of JSON Schema that the API's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Longer lists say nothing more. */
const MAX_ITEMS = 20;

/**
 * Values that a schema describes.
 * @param definitions the schemas that `$ref` may name, by their last segment
 */
export function fromSchema(
  schema: Schema,
  definitions: Readonly<Record<string, Schema>> = {},
): fc.Arbitrary<unknown> {
  const nested = (inner: Schema) => fromSchema(inner, definitions);
  if (schema.$ref) return nested(definitions[schema.$ref.split("/").at(-1) ?? ""]);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(nested));
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type: string) => nested({ ...schema, type })));
  }
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(schema);
    case "string":
      return schema.pattern === undefined
        ? fc.string({ unit: "grapheme", maxLength: schema.maxLength ?? 40 })
        : fc.stringMatching(new RegExp(schema.pattern));
    case "array":
      return fc.array(nested(schema.items ?? {}), {
        maxLength: Math.min(schema.maxItems ?? MAX_ITEMS, MAX_ITEMS),
      });
    case "object": {
      const properties = Object.entries(schema.properties ?? {});
      return fc.record(
        Object.fromEntries(properties.map(([name, property]) => [name, nested(property)])),
        { requiredKeys: [...schema.required ?? []] },
      );
    }
  }
  throw new Error(`No values are known for the schema ${JSON.stringify(schema)}`);
}

function numbers({ type, minimum, maximum, multipleOf }: Schema): fc.Arbitrary<number> {
  const step = multipleOf ?? (type === "integer" ? 1 : undefined);
  if (step === undefined) {
    return fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true });
  }
  const [min, max] = [minimum, maximum].map((bound) => bound === undefined ? bound : bound / step);
  return fc.integer({ min, max }).map((steps) => steps * step);
}
