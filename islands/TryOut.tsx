import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type AnswerShown, send } from "../lib/ui/api/send.ts";
import { type Call, requestOf } from "../lib/ui/api/call.ts";

/**
 * The end of a form that tries a route: its button, and the answer where it is sent by a script.
 * Without one the button of a GET sends the form as any other; a POST would lose its body.
 */
export default function TryOut({ call }: { readonly call: Call }): JSX.Element {
  const [isAlive, setAlive] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<AnswerShown | null>(null);
  useEffect(() => setAlive(true), []);
  const onClick = async (event: JSX.TargetedMouseEvent<HTMLButtonElement>): Promise<void> => {
    const { form } = event.currentTarget;
    if (form === null || !form.checkValidity()) return; // the browser says what is wrong
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setAnswer(await send(requestOf(call, new FormData(form))));
    setBusy(false);
  };
  return (
    <>
      <button
        class="button try-send"
        type="submit"
        disabled={call.method === "POST" && !isAlive}
        onClick={onClick}
      >
        Send
      </button>
      <div class="stack" aria-live="polite" aria-busy={isBusy ? "true" : "false"}>
        {answer !== null && <Answer answer={answer} />}
      </div>
    </>
  );
}

function Answer({ answer: { status, address, ms, headers, body } }: {
  readonly answer: AnswerShown;
}): JSX.Element {
  return (
    <>
      <p>
        <strong class="answer-status">{status}</strong> in {ms} ms from <code>{address}</code>
      </p>
      <ul role="list" class="properties">
        {headers.map(([name, value]) => (
          <li key={name}>
            <code>{name}: {value}</code>
          </li>
        ))}
      </ul>
      {body !== "" && (
        <pre class="code" tabIndex={0} role="group" aria-label="Body of the answer">{body}</pre>
      )}
    </>
  );
}
