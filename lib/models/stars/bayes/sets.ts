import { countBy, groupBy } from "../../groups.ts";
import type { Ratings } from "../../ratings.ts";
import type { SparseFeatures } from "../../sparse.ts";

/**
 * For each row the set of others it met, as features: the others are the features, and the set of
 * a row with n members has the length 1, so each member counts `1/√n` (as in SVD++, Koren 2008).
 * Meeting twice makes no difference: these are sets.
 */
function metSets(
  name: string,
  rows: Int32Array,
  nRows: number,
  others: Int32Array,
  nOthers: number,
): SparseFeatures {
  const { starts: all, order } = groupBy(others, nOthers);
  const lastMet = new Int32Array(nRows).fill(-1);
  const members = new Int32Array(rows.length);
  const starts = new Int32Array(nOthers + 1);
  let count = 0;
  for (let other = 0; other < nOthers; other++) {
    for (let at = all[other]; at < all[other + 1]; at++) {
      const row = rows[order[at]];
      if (lastMet[row] === other) continue;
      lastMet[row] = other;
      members[count++] = row;
    }
    starts[other + 1] = count;
  }
  const distinct = members.slice(0, count);
  const sizes = countBy(distinct, nRows);
  return {
    name,
    nFeatures: nOthers,
    starts,
    rows: distinct,
    values: Float32Array.from(distinct, (row) => 1 / Math.sqrt(sizes[row])),
  };
}

/** Of each person, which films they rated at all: what people choose to rate tells of their taste. */
export const ratedSets = ({ users, items, nUsers, nItems }: Ratings): SparseFeatures =>
  metSets("rated", users, nUsers, items, nItems);

/** Of each film, which people rated it at all. */
export const raterSets = ({ users, items, nUsers, nItems }: Ratings): SparseFeatures =>
  metSets("raters", items, nItems, users, nUsers);
