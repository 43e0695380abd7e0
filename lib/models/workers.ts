/**
 * With fewer ratings a training run ends before a second thread has earned its start: that takes
 * 50 … 200 ms on two cores, a run of SVD on so many ratings half a second.
 */
const RATINGS_FOR_A_TEAM = 300_000;
/** Blocks and rows are shared out among so many threads at most. */
const MOST_WORKERS = 64;

/**
 * How many threads to train with.
 * @param asked a number that somebody chose, or 0
 * @param cores of the machine
 */
export function workersFor(ratings: number, asked: number, cores: number): number {
  if (asked > 0) return asked;
  return ratings < RATINGS_FOR_A_TEAM ? 1 : Math.min(MOST_WORKERS, Math.max(1, cores));
}
