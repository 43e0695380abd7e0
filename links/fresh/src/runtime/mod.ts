/**
 * The part of Fresh that components use, on the server and in the browser.
 *
 * @module
 */
export { asset } from "./asset.ts";
export { Head, type HeadProps } from "./head.ts";
export { IS_BROWSER } from "./is_browser.ts";
