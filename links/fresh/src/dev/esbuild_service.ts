import type { BuildOptions, BuildResult } from "esbuild";

let users = 0;

/** Runs esbuild and ends its process once nobody uses it, so that ours can end too. */
export async function runEsbuild<Options extends BuildOptions>(
  options: Options,
): Promise<BuildResult<Options>> {
  const esbuild = await import("esbuild");
  users++;
  try {
    return await esbuild.build<Options>(
      options as Parameters<typeof esbuild.build<Options>>[0],
    );
  } finally {
    if (--users === 0) await esbuild.stop();
  }
}
