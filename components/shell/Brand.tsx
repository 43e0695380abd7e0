import type { JSX } from "preact";

/** The mark: two reels, and the light where they meet. */
export function Brand({ name }: { readonly name: string }): JSX.Element {
  return (
    <a class="brand" href="/" aria-current="false">
      <svg width="40" height="26" viewBox="0 0 40 26" aria-hidden="true">
        <circle class="brand-left" cx="13" cy="13" r="13" />
        <circle class="brand-right" cx="27" cy="13" r="13" />
        <path class="brand-lens" d="M20 2.05a13 13 0 0 1 0 21.9a13 13 0 0 1 0-21.9z" />
        <g class="brand-holes">
          <circle cx="6" cy="8" r="2.2" />
          <circle cx="6" cy="18" r="2.2" />
          <circle cx="34" cy="8" r="2.2" />
          <circle cx="34" cy="18" r="2.2" />
        </g>
      </svg>
      {name}
    </a>
  );
}
