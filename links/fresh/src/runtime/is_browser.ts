/** Whether this code runs in a browser: `false` while a page renders on the server. */
export const IS_BROWSER: boolean = typeof document !== "undefined";
