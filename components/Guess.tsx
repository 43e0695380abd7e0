import type { JSX } from "preact";
import { formatOf } from "../lib/ui/format.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { Star } from "./Star.tsx";

interface GuessProps {
  readonly stars: number;
  /** Standard deviation, in stars. */
  readonly sd: number;
  readonly language: UiLanguage;
}

const LEAST = 0.5;
const MOST = 5;
const percent = (stars: number): number =>
  (Math.min(MOST, Math.max(LEAST, stars)) - LEAST) / (MOST - LEAST) * 100;

/** A predicted rating: the number, and where it lies on the scale with its uncertainty around it. */
export function Guess({ stars, sd, language }: GuessProps): JSX.Element {
  const f = formatOf(language);
  const from = percent(stars - sd);
  return (
    <div class="guess">
      <p class="guess-number">
        <span class="sr-only">{widgetsOf(language).pick.predicted(stars, sd)}</span>
        <Star />
        <span aria-hidden="true">{f.stars(stars)}</span>
        <span class="guess-sd" aria-hidden="true">± {f.stars(sd)}</span>
      </p>
      <svg class="guess-rule" aria-hidden="true">
        <rect
          class="guess-band"
          x={`${from}%`}
          y="5"
          width={`${percent(stars + sd) - from}%`}
          height="12"
          rx="2"
        />
        <line class="guess-axis" x1="0" x2="100%" y1="11" y2="11" />
        {[1, 2, 3, 4, 5].map((mark) => (
          <line
            key={mark}
            class="guess-axis"
            x1={`${percent(mark)}%`}
            x2={`${percent(mark)}%`}
            y1="8"
            y2="14"
          />
        ))}
        <circle class="guess-point" cx={`${percent(stars)}%`} cy="11" r="5" />
      </svg>
    </div>
  );
}
