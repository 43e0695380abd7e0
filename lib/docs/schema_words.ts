import type { Schema } from "./document.ts";

/** What a value must be, in a few words: `integer, 1 to 100`. Nothing where only its parts tell. */
export function rangeOf(schema: Schema): string[] {
  const { format, minimum, maximum, multipleOf, maxLength, maxItems, pattern } = schema;
  const words = [];
  if (format !== undefined) words.push(format);
  if (minimum !== undefined && maximum !== undefined) words.push(`${minimum} to ${maximum}`);
  else if (minimum !== undefined) words.push(`at least ${minimum}`);
  else if (maximum !== undefined) words.push(`at most ${maximum}`);
  if (multipleOf !== undefined) words.push(`in steps of ${multipleOf}`);
  if (maxLength !== undefined) words.push(`at most ${maxLength} characters`);
  if (maxItems !== undefined) words.push(`at most ${maxItems} items`);
  if (pattern !== undefined) words.push(`matching ${pattern}`);
  if (schema.enum !== undefined) words.push(`one of ${schema.enum.map(String).join(", ")}`);
  if (schema.default !== undefined) words.push(`${String(schema.default)} if left out`);
  return words;
}

/** The types that a value may have: `string or null`. */
export function typeOf({ type, anyOf, allOf, properties }: Schema): string {
  if (anyOf !== undefined) return anyOf.map(typeOf).join(" or ");
  if (type === undefined) return allOf || properties ? "object" : "anything";
  return typeof type === "string" ? type : type.join(" or ");
}

/** The name of the schema that a reference leads to. */
export const nameOfReference = (reference: string): string =>
  reference.slice(reference.lastIndexOf("/") + 1);
