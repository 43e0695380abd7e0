import type { JSX } from "preact";
import TryOut from "../../islands/TryOut.tsx";
import { curlOf } from "../../lib/docs/curl.ts";
import { exampleOf, type Schemas } from "../../lib/docs/example.ts";
import type { Operation } from "../../lib/docs/operations.ts";
import { FIELDS } from "../../lib/ui/api/call.ts";
import { ParameterField } from "./ParameterField.tsx";
import { SchemaType } from "./SchemaType.tsx";

interface TryFormProps {
  readonly operation: Operation;
  readonly schemas: Schemas;
  /** Of this server, as in `http://localhost:8000`. */
  readonly origin: string;
}

/**
 * What an operation takes, as a form that sends it. Without a script the form of a GET leads to the
 * answer itself, by way of this page.
 */
export function TryForm({ operation, schemas, origin }: TryFormProps): JSX.Element {
  const { id, method, path, parameters, body, needsToken } = operation;
  const headers = parameters.filter((one) => one.in === "header").map(({ name }) => name);
  return (
    <form class="stack try" method="get" action="/api/docs">
      <input type="hidden" name={FIELDS.operation} value={id} />
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          id={`${id}-${parameter.name}`}
          parameter={parameter}
        />
      ))}
      {needsToken && (
        <div class="field">
          <label for={`${id}-token`}>Bearer token</label>
          <input
            class="input"
            id={`${id}-token`}
            name={FIELDS.token}
            type="password"
            autocomplete="off"
            required
          />
        </div>
      )}
      {Object.entries(body ?? {}).map(([type, { schema = {} }]) => (
        <div key={type} class="field">
          <label for={`${id}-body`}>
            Body, <code>{type}</code>
          </label>
          <p class="field-hint" id={`${id}-body-hint`}>
            A <SchemaType schema={schema} />.
          </p>
          <textarea
            class="input code"
            id={`${id}-body`}
            name={FIELDS.body}
            rows={8}
            spellcheck={false}
            aria-describedby={`${id}-body-hint`}
          >
            {JSON.stringify(exampleOf(schema, schemas, "required"), null, 2)}
          </textarea>
        </div>
      ))}
      {method === "POST" && (
        <noscript>
          <p class="field-hint">
            Sending JSON from here needs JavaScript; a terminal does it, too:
          </p>
          <pre class="code" tabIndex={0}>{curlOf(operation, schemas, origin)}</pre>
        </noscript>
      )}
      <TryOut call={{ method, path, headers }} />
    </form>
  );
}
