import type { FunctionComponent, JSX } from "preact";
import type { PosterDesign } from "../lib/ui/poster_design.ts";

type Motif = FunctionComponent<{ readonly turns: readonly [number, number] }>;

/** A number between two others. */
const between = (from: number, to: number, turn: number): number =>
  Math.round(from + (to - from) * turn);

const Moon: Motif = ({ turns: [s, t] }) => (
  <>
    <circle
      class="ink-c"
      cx={between(50, 150, s)}
      cy={between(70, 110, t)}
      r={between(34, 58, t)}
    />
    <path
      class="ink-b"
      d={`M0 ${between(150, 190, s)}Q100 ${between(90, 200, t)} 200 175V300H0z`}
    />
  </>
);

const Diagonal: Motif = ({ turns: [s, t] }) => (
  <>
    <path class="ink-b" d={`M0 0H200V${between(40, 120, s)}L0 ${between(150, 210, t)}z`} />
    <circle class="ink-c" cx={between(60, 140, t)} cy={between(90, 140, s)} r="26" />
  </>
);

const Arcs: Motif = ({ turns: [s, t] }) => {
  const x = s < 0.5 ? 0 : 200;
  return (
    <>
      <circle class="ink-b" cx={x} cy={between(40, 150, t)} r="150" />
      <circle class="ink-a" cx={x} cy={between(40, 150, t)} r="112" />
      <circle class="ink-c" cx={x} cy={between(40, 150, t)} r="74" />
      <circle class="ink-a" cx={x} cy={between(40, 150, t)} r="38" />
    </>
  );
};

const Skyline: Motif = ({ turns: [s, t] }) => (
  <>
    <circle class="ink-c" cx={between(40, 160, t)} cy="70" r="24" />
    <path
      class="ink-b"
      d={`M16 300V${between(80, 150, s)}h36v40h34V${between(60, 120, t)}h38v70h30V${
        between(90, 160, 1 - s)
      }h32V300z`}
    />
  </>
);

const Dots: Motif = ({ turns: [s, t] }) => {
  const chosen = between(0, 15, s);
  return (
    <>
      {Array.from({ length: 16 }, (_, i) => (
        <circle
          key={i}
          class={i === chosen ? "ink-c" : "ink-b"}
          cx={37 + (i % 4) * 42}
          cy={34 + Math.floor(i / 4) * 42}
          r={i === chosen ? 19 : between(9, 16, t)}
        />
      ))}
    </>
  );
};

const Quarters: Motif = ({ turns: [s, t] }) => (
  <>
    <path
      class="ink-b"
      d={s < 0.5 ? "M0 0H100A100 100 0 0 1 0 100z" : "M100 0A100 100 0 0 1 0 100V0z"}
    />
    <path
      class="ink-c"
      d={t < 0.5 ? "M200 0V100A100 100 0 0 1 100 0z" : "M100 100A100 100 0 0 1 200 0V100z"}
    />
    <path
      class="ink-c"
      d={t < 0.5 ? "M0 100A100 100 0 0 1 100 200H0z" : "M100 100V200A100 100 0 0 1 0 100z"}
    />
    <path
      class="ink-b"
      d={s < 0.5
        ? "M200 100V200H100A100 100 0 0 1 200 100z"
        : "M100 100H200A100 100 0 0 1 100 200z"}
    />
  </>
);

const Waves: Motif = ({ turns: [s, t] }) => {
  const swell = between(12, 40, s);
  const wave = (y: number): string => `M0 ${y}q50 ${-swell} 100 0t100 0V300H0z`;
  return (
    <>
      <circle class="ink-c" cx={between(50, 150, t)} cy={between(60, 90, s)} r="40" />
      <path class="ink-b" d={wave(between(110, 130, t))} />
      <path class="ink-a" d={wave(between(140, 150, t))} />
      <path class="ink-b" d={wave(between(165, 180, t))} />
    </>
  );
};

const Peaks: Motif = ({ turns: [s, t] }) => (
  <>
    <path class="ink-c" d={`M${between(70, 130, s)} ${between(30, 60, t)}L210 230H-10z`} />
    <path class="ink-b" d={`M${between(20, 70, t)} ${between(90, 120, s)}L180 300H-60z`} />
    <path class="ink-b" d={`M${between(130, 190, s)} ${between(100, 140, t)}L280 300H60z`} />
  </>
);

const MOTIFS: readonly Motif[] = [Moon, Diagonal, Arcs, Skyline, Dots, Quarters, Waves, Peaks];

interface PosterArtProps {
  readonly design: PosterDesign;
  /** Without the lower third that is left to the title. */
  readonly bare?: boolean;
}

/** A poster drawn from nothing but numbers. */
export function PosterArt({ design, bare }: PosterArtProps): JSX.Element {
  const Composition = MOTIFS[design.motif];
  return (
    <svg
      class={`poster-art inks-${design.inks}`}
      viewBox={bare ? "0 0 200 200" : "0 0 200 300"}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect class="ink-a" width="200" height="300" />
      <Composition turns={design.turns} />
      {!bare && <rect class="ink-a" y="200" width="200" height="100" />}
    </svg>
  );
}
