import { groupBy } from "../../groups.ts";
import type { Ratings } from "../../ratings.ts";
import type { SparseFeatures } from "../../sparse.ts";

/** A feature that only one row has tells nothing that the row's own weights do not. */
const FEWEST_MEMBERS = 2;

/**
 * For each row the set of others it met, as features: the others are the features, and the set of
 * a row with n members has the length 1, so each member counts `1/√n` (as in SVD++, Koren 2008).
 * Meeting twice makes no difference: these are sets. Others that only one row met are no features.
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
  const sizes = new Int32Array(nRows);
  const members = new Int32Array(rows.length);
  const starts = [0];
  const ids: number[] = [];
  let count = 0;
  for (let other = 0; other < nOthers; other++) {
    const from = count;
    for (let at = all[other]; at < all[other + 1]; at++) {
      const row = rows[order[at]];
      if (lastMet[row] === other) continue;
      lastMet[row] = other;
      sizes[row]++;
      members[count++] = row;
    }
    if (count - from < FEWEST_MEMBERS) {
      count = from;
    } else {
      ids.push(other);
      starts.push(count);
    }
  }
  return {
    name,
    nFeatures: ids.length,
    starts: Int32Array.from(starts),
    rows: members.slice(0, count),
    scales: Float32Array.from(sizes, (size) => 1 / Math.sqrt(size || 1)),
    ids: Int32Array.from(ids),
  };
}

/** Of each person, which films they rated at all: what people choose to rate tells of their taste. */
export const ratedSets = ({ users, items, nUsers, nItems }: Ratings): SparseFeatures =>
  metSets("rated", users, nUsers, items, nItems);

/** Of each film, which people rated it at all. */
export const raterSets = ({ users, items, nUsers, nItems }: Ratings): SparseFeatures =>
  metSets("raters", items, nItems, users, nUsers);
