import { dirname, join, relative, sep } from "node:path";
import type { FileRecord } from "../server_entry.ts";
import { toFileUrl } from "../paths.ts";
import type { Artifacts } from "./artifacts.ts";
import type { ResolvedBuildConfig } from "./options.ts";
import type { ProjectFiles } from "./project_files.ts";

/**
 * Writes the build: browser modules and changed style sheets under `static/`, and `server.js`, which
 * imports the project's routes and islands and exports what `deno serve` needs. Files of `static/` that
 * the build did not change stay where they are.
 */
export async function writeBuild(
  config: ResolvedBuildConfig,
  project: ProjectFiles,
  artifacts: Artifacts,
): Promise<void> {
  await Deno.remove(config.outDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(config.outDir, { recursive: true });
  const files: Record<string, FileRecord> = {};
  for (const [url, { bytes, original, ...rest }] of artifacts.files) {
    const { hash, contentType, immutable } = rest;
    const within = original?.folder ?? join(config.outDir, "static");
    const path = original?.path ?? join(within, url);
    if (original === null) {
      await Deno.mkdir(dirname(path), { recursive: true });
      await Deno.writeFile(path, bytes);
    }
    const fromRoot = (target: string): string => relative(config.root, target).split(sep).join("/");
    files[url] = {
      file: fromRoot(path),
      within: fromRoot(within),
      hash,
      contentType,
      immutable,
    };
  }
  const code = serverModule(config, project, artifacts, files);
  await Deno.writeTextFile(join(config.outDir, "server.js"), code);
}

function serverModule(
  config: ResolvedBuildConfig,
  project: ProjectFiles,
  artifacts: Artifacts,
  files: Record<string, FileRecord>,
): string {
  const here = `${toFileUrl(config.outDir)}/`;
  const spec = (path: string): string => JSON.stringify(relativeUrl(here, toFileUrl(path)));
  const text = (value: unknown): string => JSON.stringify(value);
  return `// Made by the build. Changes are lost.
import { serverEntry } from "fresh/internal";
import { app } from ${spec(config.serverEntry)};
${project.routes.map(({ path }, i) => `import * as route${i} from ${spec(path)};\n`).join("")}${
    artifacts.islands.map(({ path }, i) => `import * as island${i} from ${spec(path)};\n`).join("")
  }
export default serverEntry(app, {
  root: new URL(${text(relativeUrl(here, `${toFileUrl(config.root)}/`))}, import.meta.url).href,
  buildId: ${text(artifacts.buildId)},
  client: ${text(artifacts.client)},
  routes: [
${
    project.routes.map(({ id }, i) => `    [${text(id)}, route${i}],\n`).join(
      "",
    )
  }  ],
  islands: [
${
    artifacts.islands.map(({ name, url, imports }, i) =>
      `    { name: ${text(name)}, url: ${text(url)}, imports: ${
        text(imports)
      }, module: island${i} },\n`
    ).join("")
  }  ],
  files: ${JSON.stringify(files, null, 2)},
});
`;
}

/** The shortest relative URL that leads from one file URL to another. */
function relativeUrl(from: string, to: string): string {
  const left = from.split("/").slice(0, -1);
  const right = to.split("/");
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const up = left.slice(same).map(() => "..");
  const path = [...up, ...right.slice(same)].join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
