/**
 * Long work that stops now and then, so that a server can answer in between. Each of its pieces
 * takes far less than a millisecond.
 */
export type Pieces<T> = Generator<void, T, void>;

/** How long other work may have to wait, in milliseconds. */
const LONGEST_MS = 2;
/** A turn that other work takes up is followed by another one, so many times. */
const MOST_TURNS = 8;
/** A turn that ends sooner was nobody's: a timer comes back after a millisecond at best. */
const IDLE_MS = 2;

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
    await turns();
    begun = performance.now();
  }
}

/**
 * Waits until a turn has passed in which nothing else was to be done, or for some turns: an answer
 * takes several, one for each time that it hears from the disk or from a catalogue, and would
 * otherwise wait for a piece of this work after each.
 */
async function turns(): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const begun = performance.now();
    // a timer and no `setImmediate`, which comes back before sockets are looked at
    await new Promise((resume) => setTimeout(resume));
    if (performance.now() - begun < IDLE_MS) return;
  }
}
