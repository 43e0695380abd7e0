/** Options of an {@linkcode App}. */
export interface FreshConfig {
  /** Path under which the whole app is served, such as `/shop`. Default: none. */
  basePath?: string;
  /** `development` switches caching and ETags of static files off. Default: `production`. */
  mode?: "development" | "production";
  /**
   * Believe `X-Forwarded-Proto` and `X-Forwarded-Host` when building `ctx.url`. Anyone can send these
   * headers, so switch it on only behind a proxy that sets them itself. Default: `false`.
   */
  trustProxy?: boolean;
}

/** {@linkcode FreshConfig} with every default filled in. */
export interface ResolvedFreshConfig {
  /** Folder of the project, absolute once a build has been applied. */
  root: string;
  /** Path prefix without a trailing slash, or the empty string. */
  basePath: string;
  /** The mode the app runs in. */
  mode: "development" | "production";
  /** Whether forwarded headers are believed. */
  trustProxy: boolean;
}

/** Fills in the defaults. */
export function resolveConfig(config: FreshConfig): ResolvedFreshConfig {
  return {
    root: ".",
    basePath: config.basePath ?? "",
    mode: config.mode ?? "production",
    trustProxy: config.trustProxy ?? false,
  };
}
