import type { JSX } from "preact";
import type { Schema } from "../../lib/docs/document.ts";
import { rangeOf } from "../../lib/docs/schema_words.ts";
import { Described } from "./Described.tsx";
import { SchemaType } from "./SchemaType.tsx";

/** The properties of an object, or of a list's items, and theirs in turn. */
export function SchemaParts({ schema }: { readonly schema: Schema }): JSX.Element | null {
  const { properties, required = [], items, allOf } = schema;
  if (items !== undefined) return <SchemaParts schema={items} />;
  if (allOf !== undefined) {
    return (
      <>
        {allOf.map((part, i) => (
          part.$ref === undefined ? <SchemaParts key={i} schema={part} /> : (
            <p key={i}>
              All of <SchemaType schema={part} />, and:
            </p>
          )
        ))}
      </>
    );
  }
  if (properties === undefined) return null;
  return (
    <ul role="list" class="properties">
      {Object.entries(properties).map(([name, part]) => (
        <li key={name}>
          <code>{name}</code>{" "}
          <span class="soft">
            <SchemaType schema={part} />
            {!required.includes(name) && ", optional"}
            {rangeOf(part).map((words) => `, ${words}`).join("")}
          </span>
          {part.description !== undefined && (
            <p>
              <Described text={part.description} />
            </p>
          )}
          <SchemaParts schema={part} />
        </li>
      ))}
    </ul>
  );
}
