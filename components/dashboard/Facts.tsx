import type { JSX } from "preact";

/** A number with what it counts. */
export interface Fact {
  readonly value: string;
  readonly what: string;
}

/** A few numbers in a row. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(({ value, what }) => (
        <div class="fact" key={what}>
          <dt class="label">{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
