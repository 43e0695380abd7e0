import type { JSX } from "preact";

/** A five-pointed star in a square of 24. */
export const STAR_PATH = "M12 2l3 6.4 7 .9-5.1 4.8 1.3 6.9L12 17.6 5.8 21l1.3-6.9L2 9.3l7-.9z";

/** A star beside a number. */
export const Star = (): JSX.Element => (
  <svg class="star" viewBox="0 0 24 24" aria-hidden="true">
    <path d={STAR_PATH} />
  </svg>
);
