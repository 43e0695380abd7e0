/** How the poster of a film without one is drawn. */
export interface PosterDesign {
  /** Which composition, 0…7. */
  readonly motif: number;
  /** Which three inks, 0…7. */
  readonly inks: number;
  /** Two numbers 0…1 that vary the composition. */
  readonly turns: readonly [number, number];
}

const GENRE_INKS: Readonly<Record<string, number>> = {
  Action: 6,
  Adventure: 7,
  Animation: 4,
  Children: 4,
  Comedy: 3,
  Crime: 6,
  Documentary: 2,
  Drama: 0,
  Family: 4,
  Fantasy: 5,
  "Film-Noir": 6,
  History: 3,
  Horror: 1,
  Music: 5,
  Musical: 5,
  Mystery: 2,
  Romance: 1,
  "Sci-Fi": 7,
  "Science Fiction": 7,
  Thriller: 2,
  War: 4,
  Western: 3,
};

/** The same film always has the same poster; films of a genre share their inks. */
export function posterDesign(id: number, genres: readonly string[]): PosterDesign {
  const bits = scatter(id);
  return {
    motif: bits & 7,
    inks: GENRE_INKS[genres[0] ?? ""] ?? (bits >>> 3) & 7,
    turns: [((bits >>> 6) & 255) / 255, ((bits >>> 14) & 255) / 255],
  };
}

/** Spreads the bits of a number over all 32 (the finalizer of MurmurHash3). */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
