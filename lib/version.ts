import metadata from "../deno.json" with { type: "json" };

/** The application's version, as in `deno.json`. */
export const VERSION: string = metadata.version;
