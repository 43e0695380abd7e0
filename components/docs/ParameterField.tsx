import type { JSX } from "preact";
import type { Parameter, Schema } from "../../lib/docs/document.ts";
import { rangeOf, typeOf } from "../../lib/docs/schema_words.ts";
import { Described } from "./Described.tsx";

interface ParameterFieldProps {
  /** The element's id, unique in the page. */
  readonly id: string;
  readonly parameter: Parameter;
}

/** A parameter: what it is and may be, and the field in which to try a value. */
export function ParameterField({ id, parameter }: ParameterFieldProps): JSX.Element {
  const { name, in: place, required = false, schema = {} } = parameter;
  const description = parameter.description ?? schema.description;
  const hint = `${id}-hint`;
  const facts = [`${place}, ${required ? "required" : "optional"}`, typeOf(schema)];
  if (schema.example !== undefined) facts.push(`for example ${schema.example}`);
  return (
    <div class="field">
      <label for={id}>
        <code>{name}</code>
      </label>
      <p class="field-hint" id={hint}>
        {description !== undefined && (
          <>
            <Described text={description} />
            {" "}
          </>
        )}
        ({[...facts, ...rangeOf(schema)].join("; ")})
      </p>
      <Control id={id} name={name} required={required} schema={schema} hint={hint} />
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Id of what describes it. */
  readonly hint: string;
}

function Control({ id, name, required, schema, hint }: ControlProps): JSX.Element {
  const common = { id, name, required, class: "input", "aria-describedby": hint };
  const choices = schema.type === "boolean" ? [true, false] : schema.enum;
  if (choices !== undefined) {
    return (
      <select {...common}>
        {!required && <option value="">left out</option>}
        {choices.map((choice) => <option key={String(choice)}>{String(choice)}</option>)}
      </select>
    );
  }
  if (schema.type === "integer" || schema.type === "number") {
    const { minimum, maximum } = schema;
    const step = schema.multipleOf ?? (schema.type === "integer" ? 1 : "any");
    return <input {...common} type="number" min={minimum} max={maximum} step={step} />;
  }
  const value = required && schema.example !== undefined ? String(schema.example) : undefined;
  return <input {...common} type="text" maxLength={schema.maxLength} value={value} />;
}
