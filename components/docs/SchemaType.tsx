import type { JSX } from "preact";
import type { Schema } from "../../lib/docs/document.ts";
import { nameOfReference, typeOf } from "../../lib/docs/schema_words.ts";

/** Where a schema of the document is described. */
export const schemaAnchor = (name: string): string => `schema-${name}`;

/** A schema's type in a few words; one that has a name leads to its description. */
export function SchemaType({ schema }: { readonly schema: Schema }): JSX.Element {
  const { $ref, items, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = nameOfReference($ref);
    return <a href={`#${schemaAnchor(name)}`}>{name}</a>;
  }
  if (items !== undefined) {
    return (
      <>
        list of <SchemaType schema={items} />
      </>
    );
  }
  if (typeof additionalProperties === "object") {
    return (
      <>
        object by name of <SchemaType schema={additionalProperties} />
      </>
    );
  }
  return <>{typeOf(schema)}</>;
}
