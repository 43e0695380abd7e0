/**
 * What the generated `_fresh/server.js` needs. Applications do not import it.
 *
 * @module
 */
export { serverEntry } from "./server_entry.ts";
