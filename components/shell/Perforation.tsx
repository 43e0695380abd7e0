import type { JSX } from "preact";

/** The edge of a film strip, over the whole width. */
export function Perforation(): JSX.Element {
  return (
    <svg class="perforation" width="100%" aria-hidden="true">
      <defs>
        <pattern id="perforation" width="22" height="14" patternUnits="userSpaceOnUse">
          <path
            fill="currentColor"
            fill-rule="evenodd"
            d="M0 0H22V14H0zM7 4a1.5 1.5 0 0 0-1.5 1.5v3A1.5 1.5 0 0 0 7 10h8a1.5 1.5 0 0 0 1.5-1.5v-3A1.5 1.5 0 0 0 15 4z"
          />
        </pattern>
      </defs>
      <rect width="100%" height="14" fill="url(#perforation)" />
    </svg>
  );
}
