/**
 * Builds a project, for production or to develop on it. Nothing here is loaded by a built server.
 *
 * @module
 */
export { Builder } from "./builder.ts";
export type { BuildOptions, ResolvedBuildConfig } from "./options.ts";
