import type { ComponentChildren, JSX } from "preact";

interface SectionProps {
  readonly id: string;
  readonly heading: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}

/** A part of a page under its own heading. */
export function Section({ id, heading, hint, children }: SectionProps): JSX.Element {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{heading}</h2>
        {hint !== undefined && <p class="soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
