/**
 * Compares two route files for the order in which they are added: special files before pages, then
 * segment by segment `index`, plain names, parameters, and last the catch-all, so that the more
 * particular pattern is tried first.
 */
export function compareRouteFiles(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  const special = Number(right.at(-1)!.startsWith("_")) -
    Number(left.at(-1)!.startsWith("_"));
  if (special !== 0) return special;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    // the longer path is the more particular one
    if (left[i] === undefined || right[i] === undefined) {
      return right.length - left.length;
    }
    const rank = segmentRank(left[i]) - segmentRank(right[i]);
    if (rank !== 0) return rank;
    if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  }
  return 0;
}

function segmentRank(segment: string): number {
  if (segment.startsWith("[...")) return 3;
  if (segment.startsWith("[")) return 2;
  return segment === "index" ? 0 : 1;
}
