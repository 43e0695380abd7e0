import { HttpError } from "fresh";
import type { VNode } from "preact";
import type { State } from "../lib/site.ts";
import { messagesOf } from "../lib/ui/messages/messages.ts";
import { PageTitle } from "./PageTitle.tsx";

const KNOWN = [400, 403, 404, 405, 408, 413, 415, 503] as const;

interface FailureProps {
  /** What was thrown. */
  readonly error: unknown;
  readonly state: State;
  readonly url: URL;
}

/** What failed and what to do next, in sentences. */
export function Failure({ error, state, url }: FailureProps): VNode {
  const m = messagesOf(state.language ?? "en");
  const status = KNOWN.find((known) => error instanceof HttpError && error.status === known) ?? 500;
  const { heading, text } = m.error[status];
  // Only failures that were raised for a reader have a sentence of their own.
  const own = status !== 500 && error instanceof HttpError && error.message.endsWith(".");
  return (
    <div class="slate">
      <PageTitle m={m} title={heading} />
      <p class="slate-code" aria-hidden="true">{status}</p>
      <h1>{heading}</h1>
      <p class="lede">{own ? error.message : text}</p>
      <p class="row">
        {status >= 500 && <a class="button" href={url.pathname + url.search}>{m.error.again}</a>}
        {status < 500 && <a class="button" href="/films">{m.error.search}</a>}
        <a class="button button--quiet" href="/">{m.error.back}</a>
      </p>
      {status === 500 && (
        <p class="soft">
          {m.error.request} <code>{state.requestId}</code>
        </p>
      )}
    </div>
  );
}
