import { type App, applySnapshot, type ListenOptions } from "../app.ts";
import { listen } from "../listen.ts";
import { makeArtifacts } from "./artifacts.ts";
import { bundle } from "./bundle.ts";
import { checkDenoConfig } from "./check_config.ts";
import { withLiveReload } from "./live_reload.ts";
import { memorySnapshot } from "./memory_snapshot.ts";
import { type BuildOptions, type ResolvedBuildConfig, resolveOptions } from "./options.ts";
import { findProjectFiles } from "./project_files.ts";
import type { OnTransformOptions, Transform, TransformFn } from "./transforms.ts";
import { writeBuild } from "./write_build.ts";

/**
 * Builds a project.
 *
 * @example
 * ```ts ignore
 * const builder = new Builder();
 * if (Deno.args.includes("build")) await builder.build();
 * else await builder.listen(() => import("./main.ts"));
 * ```
 */
// the state of an app does not matter to its builder
// deno-lint-ignore no-explicit-any
export class Builder<State = any> {
  /** The options with all defaults filled in. */
  config: ResolvedBuildConfig;
  readonly #transforms: Transform[] = [];

  constructor(options: BuildOptions = {}) {
    this.config = resolveOptions(options);
  }

  /**
   * Has static files changed on their way into the build.
   *
   * @example
   * ```ts ignore
   * builder.onTransformStaticFile({ pluginName: "trim", filter: /\.css$/ }, ({ text }) => ({
   *   content: text.trim(),
   * }));
   * ```
   */
  onTransformStaticFile(options: OnTransformOptions, callback: TransformFn): void {
    this.#transforms.push({ ...options, transform: callback });
  }

  /**
   * Builds the project. By default the build is written to disk, to be run by
   * `deno serve -A _fresh/server.js`. With `snapshot: "memory"` it stays in this process, as tests
   * want it, and the returned function gives it to an app.
   *
   * @throws {Error} if a file cannot be compiled or a route file is not supported.
   */
  async build(
    options: {
      mode?: ResolvedBuildConfig["mode"];
      snapshot?: "disk" | "memory";
    } = {},
  ): Promise<(app: App<State>) => void> {
    this.config.mode = options.mode ?? "production";
    await checkDenoConfig(this.config.root);
    const project = await findProjectFiles(this.config);
    const artifacts = await makeArtifacts(
      this.config,
      await bundle(this.config, project.islands),
      this.#transforms,
    );
    if (options.snapshot === "memory") {
      const snapshot = await memorySnapshot<State>(
        this.config,
        project,
        artifacts,
      );
      return (app) => applySnapshot(app, snapshot);
    }
    await writeBuild(this.config, project, artifacts);
    // deno-lint-ignore no-console
    console.log(`Build ${artifacts.buildId} written to ${this.config.outDir}`);
    return () => {
      throw new Error(
        `The build was written to ${this.config.outDir}; import its server.js, or build with snapshot: "memory".`,
      );
    };
  }

  /**
   * Serves the project for development: pages reload when the server restarts, as it does under
   * `deno run --watch`, and nothing is kept by the browser.
   */
  async listen(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    const imported = await importApp();
    const app = "app" in imported ? imported.app : imported;
    app.config.mode = "development";
    const apply = await this.build({ mode: "development", snapshot: "memory" });
    apply(app);
    listen(withLiveReload(app.handler()), app.config.basePath, options);
  }
}
