import type { JSX } from "preact";
import type { Schema } from "../../lib/docs/document.ts";
import { exampleOf, type Schemas } from "../../lib/docs/example.ts";
import { Described } from "./Described.tsx";
import { SchemaParts } from "./SchemaParts.tsx";
import { schemaAnchor } from "./SchemaType.tsx";

interface SchemaPartProps {
  readonly name: string;
  readonly schema: Schema;
  readonly schemas: Schemas;
}

/** A schema that has a name: its properties and an example. */
export function SchemaPart({ name, schema, schemas }: SchemaPartProps): JSX.Element {
  const example = exampleOf(schema, schemas, "all");
  return (
    <article class="operation" aria-labelledby={schemaAnchor(name)}>
      <h3 id={schemaAnchor(name)}>{name}</h3>
      {schema.description !== undefined && (
        <p>
          <Described text={schema.description} />
        </p>
      )}
      <SchemaParts schema={schema} />
      <details class="more">
        <summary>Example</summary>
        <pre class="code" tabIndex={0} role="group" aria-label={`Example of ${name}`}>
          {JSON.stringify(example, null, 2)}
        </pre>
      </details>
    </article>
  );
}
