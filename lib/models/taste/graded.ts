import type { HistoryRows, Memory } from "../histories.ts";
import type { SparseRows } from "../kernel/als.ts";
import { gradesOf, type Grading } from "./grade.ts";

/** Everybody's grades by person; the histories' values become the grades, in place. */
export function gradedPeople({ starts, items, values }: HistoryRows, grading: Grading): SparseRows {
  for (let user = 0; user < starts.length - 1; user++) {
    const history = {
      items: items.subarray(starts[user], starts[user + 1]),
      values: values.subarray(starts[user], starts[user + 1]),
    };
    history.values.set(gradesOf(history, grading));
  }
  return { starts, others: items, targets: values };
}

/** The same matrix by column, rows ascending within each. */
export function transposed(
  { starts, others, targets }: SparseRows,
  nColumns: number,
  memory: Memory,
): SparseRows {
  const columns = {
    starts: memory.int32(nColumns + 1),
    others: memory.int32(others.length),
    targets: memory.float32(others.length),
  };
  for (let at = 0; at < others.length; at++) columns.starts[others[at] + 1]++;
  for (let column = 0; column < nColumns; column++) {
    columns.starts[column + 1] += columns.starts[column];
  }
  const next = columns.starts.slice(0, nColumns);
  for (let row = 0; row < starts.length - 1; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const to = next[others[at]]++;
      columns.others[to] = row;
      columns.targets[to] = targets[at];
    }
  }
  return columns;
}
