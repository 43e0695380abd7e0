import { Fragment, type JSX } from "preact";

/** A sentence of the document, in which back quotes set code apart as in Markdown. */
export function Described({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split("`").map((part, i) => (
        i % 2 === 1 ? <code key={i}>{part}</code> : <Fragment key={i}>{part}</Fragment>
      ))}
    </>
  );
}
