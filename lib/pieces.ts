/**
 * Long work that stops now and then, so that a server can answer in between. Each of its pieces
 * takes far less than a millisecond.
 */
export type Pieces<T> = Generator<void, T, void>;

/** How long other work may have to wait, in milliseconds. */
const LONGEST_MS = 4;

/** Does all pieces at once. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}

/** Does the pieces one after another, and lets whatever else waits have its turn in between. */
export async function inTurns<T>(work: Pieces<T>): Promise<T> {
  for (let begun = performance.now();;) {
    const piece = work.next();
    if (piece.done) return piece.value;
    if (performance.now() - begun < LONGEST_MS) continue;
    // a timer and no `setImmediate`, which comes back before sockets are looked at
    await new Promise((resume) => setTimeout(resume));
    begun = performance.now();
  }
}
