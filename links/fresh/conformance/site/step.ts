/** How far one click counts. */
export const STEP = 1;
