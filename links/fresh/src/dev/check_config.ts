import JSON5 from "json5";
import { dirname, join } from "node:path";

/** Elements that are prepared while a page renders, and must not be compiled to text before. */
const PREPARED = [
  "a",
  "img",
  "source",
  "body",
  "html",
  "head",
  "title",
  "meta",
  "script",
  "link",
  "style",
  "base",
  "noscript",
  "template",
];

interface DenoConfig {
  readonly compilerOptions?: {
    readonly jsx?: string;
    readonly jsxPrecompileSkipElements?: readonly string[];
  };
}

/**
 * Checks how JSX is compiled: with `"jsx": "precompile"` some elements must be left out, or pages would
 * have no scripts.
 *
 * @throws {Error} naming what is missing in the configuration.
 */
export async function checkDenoConfig(root: string): Promise<void> {
  const found = await nearestConfig(root);
  const { jsx, jsxPrecompileSkipElements = [] } = found?.config.compilerOptions ?? {};
  if (jsx !== "precompile") return;
  const missing = PREPARED.filter((name) => !jsxPrecompileSkipElements.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `compilerOptions.jsxPrecompileSkipElements of ${found?.path} lacks ${
      missing.map((name) => `"${name}"`).join(", ")
    }; add them.`,
  );
}

async function nearestConfig(
  folder: string,
): Promise<{ path: string; config: DenoConfig } | null> {
  for (const name of ["deno.json", "deno.jsonc"]) {
    const path = join(folder, name);
    try {
      return { path, config: JSON5.parse(await Deno.readTextFile(path)) };
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  const above = dirname(folder);
  return above === folder ? null : await nearestConfig(above);
}
