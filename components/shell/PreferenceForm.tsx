import type { ComponentChildren, JSX } from "preact";

interface PreferenceFormProps {
  /** Where to come back to: path and query of this page. */
  readonly here: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A form that keeps a choice in a cookie and comes back to this page. */
export function PreferenceForm({ here, children, ...rest }: PreferenceFormProps): JSX.Element {
  return (
    <form method="post" action="/preferences" {...rest}>
      <input type="hidden" name="return" value={here} />
      {children}
    </form>
  );
}
