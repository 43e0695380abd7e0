/** A source of pseudo-random numbers that repeats itself for the same seed on any machine. */
export interface Random {
  /** Uniform in [0, 1), with 32 random bits. */
  uniform(): number;
  /** A whole number in 0…bound-1. */
  integer(bound: number): number;
  /** A standard normal deviate. */
  normal(): number;
  /** Fills an array with standard normal deviates, faster than one by one. */
  fillNormal(out: Float32Array): void;
  /** A gamma deviate of this shape (> 0) and scale 1. */
  gamma(shape: number): number;
}

/** SplitMix32, which spreads a seed over the generator's state. */
function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

/**
 * A generator for a seed: sfc32 (Chris Doty-Humphrey, PractRand), started by SplitMix32. Streams
 * of one seed are independent of each other: give each row or worker a stream of its own and the
 * order of work no longer matters.
 */
export function seededRandom(seed: number, stream = 0): Random {
  const mix = splitMix(seed ^ Math.imul(stream, 0x85ebca6b));
  let a = mix();
  let b = mix();
  let c = mix() ^ stream;
  let counter = 1;
  let spare = Number.NaN;

  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result | 0;
    return result >>> 0;
  };
  for (let round = 0; round < 12; round++) bits();

  const uniform = (): number => bits() / 4_294_967_296;

  /** Marsaglia's polar method: two deviates from a point within the unit circle. */
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const deviate = spare;
      spare = Number.NaN;
      return deviate;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const stretch = Math.sqrt(-2 * Math.log(square) / square);
      spare = y * stretch;
      return x * stretch;
    }
  };

  /** The polar method with the generator's state in local variables. */
  const fillNormal = (out: Float32Array): void => {
    let [w, x, y, z] = [a, b, c, counter];
    for (let at = 0; at < out.length;) {
      const first = (w + x + z) | 0;
      z = (z + 1) | 0;
      w = x ^ (x >>> 9);
      x = (y + (y << 3)) | 0;
      y = ((y << 21) | (y >>> 11)) + first | 0;
      const second = (w + x + z) | 0;
      z = (z + 1) | 0;
      w = x ^ (x >>> 9);
      x = (y + (y << 3)) | 0;
      y = ((y << 21) | (y >>> 11)) + second | 0;
      // a signed number of 32 bits over 2³¹ is uniform in -1…1
      const u = first / 2_147_483_648;
      const v = second / 2_147_483_648;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const stretch = Math.sqrt(-2 * Math.log(square) / square);
      out[at++] = u * stretch;
      if (at < out.length) out[at++] = v * stretch;
    }
    [a, b, c, counter] = [w, x, y, z];
  };

  /** Marsaglia and Tsang (2000); below shape 1 by their boost. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const step = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + step * x;
      if (root <= 0) continue;
      const cube = root * root * root;
      if (Math.log(1 - uniform()) < x * x / 2 + d - d * cube + d * Math.log(cube)) return d * cube;
    }
  };

  return { uniform, normal, fillNormal, gamma, integer: (bound) => Math.floor(uniform() * bound) };
}

/** The numbers 0…count-1 in a random order (Fisher and Yates). */
export function permutation(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
