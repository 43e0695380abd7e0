import type { JSX } from "preact";
import type { Schemas } from "../../lib/docs/example.ts";
import type { Operation } from "../../lib/docs/operations.ts";
import { Described } from "./Described.tsx";
import { SchemaType } from "./SchemaType.tsx";
import { TryForm } from "./TryForm.tsx";

interface OperationPartProps {
  readonly operation: Operation;
  readonly schemas: Schemas;
  /** Of this server, as in `http://localhost:8000`. */
  readonly origin: string;
}

/** One operation: what it is for, what it takes and how it answers. */
export function OperationPart(
  { operation, schemas, origin }: OperationPartProps,
): JSX.Element {
  const { id, method, path, summary, description, parameters, body, answers, needsToken } =
    operation;
  const takes = parameters.length > 0 || body !== null;
  return (
    <article class="operation" aria-labelledby={id}>
      <h3 id={id}>{summary}</h3>
      <p>
        <code class="route">
          <strong>{method}</strong> {path}
        </code>
      </p>
      {description !== undefined && (
        <p>
          <Described text={description} />
        </p>
      )}
      {needsToken && <p>Only with a bearer token.</p>}
      <details class="more">
        <summary>{takes ? "Parameters, and try it" : "Try it"}</summary>
        <TryForm operation={operation} schemas={schemas} origin={origin} />
      </details>
      <details class="more">
        <summary>Answers</summary>
        <dl class="answers">
          {answers.map((answer) => (
            <div key={answer.status}>
              <dt>{answer.status}</dt>
              <dd>
                <Described text={answer.description} />
                {Object.entries(answer.content ?? {}).map(([type, { schema = {} }]) => (
                  <p key={type} class="soft">
                    <code>{type}</code>: <SchemaType schema={schema} />
                  </p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}
