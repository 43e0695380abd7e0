// AssemblyScript: looks at text 16 bytes at a time, the SIMD build of ../look.ts.

const LINE_FEED: u8 = 10;
const COMMA: u8 = 44;
const POINT: u8 = 46;
const ZERO: u8 = 48;
const FIVE: u8 = 53;
const NINE: u8 = 57;

/** Whether a byte is 0. What follows `end` up to a multiple of 16 from `start` must hold line feeds. */
export function hasNul(start: usize, end: usize): bool {
  let least = i8x16.splat(NINE);
  for (let at = start; at < end; at += 16) least = i8x16.min_u(least, v128.load(at));
  return !i8x16.all_true(least);
}

/** Whether whole lines are plain. 32 line feeds must follow `end`. */
export function arePlain(start: usize, end: usize): bool {
  let most = i8x16.splat(0);
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    most = i8x16.max_u(most, bytes);
    let points = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(POINT)));
    while (points != 0) {
      if (!isHalf(at + <usize> ctz(points))) return false;
      points &= points - 1;
    }
  }
  return !v128.any_true(i8x16.gt_u(most, i8x16.splat(NINE)));
}

/** Whether a point begins `.0` or `.5` at the end of the last field but one of its line. */
function isHalf(point: usize): bool {
  const digit = load<u8>(point, 1);
  if (digit != ZERO && digit != FIVE) return false;
  const rest = v128.load(point, 2);
  const commas = i8x16.bitmask(i8x16.eq(rest, i8x16.splat(COMMA)));
  const ends = i8x16.bitmask(i8x16.eq(rest, i8x16.splat(LINE_FEED)));
  if (ends == 0) return false;
  return (commas & ((ends & -ends) - 1)) == 1;
}
