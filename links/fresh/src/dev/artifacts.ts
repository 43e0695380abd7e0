import { lookup } from "mrmime";
import { BUILD_ID_PLACEHOLDER } from "../runtime/build_id.ts";
import type { ClientEntries } from "../snapshot.ts";
import type { Bundle, BundledIsland } from "./bundle.ts";
import { readStaticAssets, type StaticAsset, withCssAssets } from "./static_assets.ts";
import { type Transform, transformed } from "./transforms.ts";
import type { ResolvedBuildConfig } from "./options.ts";

/** A file that the built app serves. */
export interface Artifact {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
  readonly contentType: string;
  readonly immutable: boolean;
  /** The file under `static/` that it is, byte for byte; `null` if the build made it. */
  readonly original: StaticAsset | null;
}

/** Everything that a build serves. */
export interface Artifacts {
  readonly buildId: string;
  readonly client: ClientEntries;
  /** Islands with URL paths in place of file names. */
  readonly islands: readonly (BundledIsland & { readonly url: string })[];
  /** By decoded URL path. */
  readonly files: ReadonlyMap<string, Artifact>;
}

/** Names the build by its content and gathers the files to serve. */
export async function makeArtifacts(
  config: ResolvedBuildConfig,
  bundle: Bundle,
  transforms: readonly Transform[],
): Promise<Artifacts> {
  const found = await readStaticAssets(config.staticDir, config.outDir);
  const assets = await Promise.all(
    found.map(async (asset) => ({
      asset,
      content: await transformed(asset, transforms, config.mode),
    })),
  );
  const buildId = await contentId([
    ...bundle.files,
    ...assets.map(({ asset, content }) => [asset.url, content] as const),
  ]);
  const urlOf = (file: string): string => `/_fresh/js/${buildId}/${file}`;
  const files = new Map<string, Artifact>();
  for (const { asset, content } of assets) {
    const bytes = asset.path.endsWith(".css")
      ? encode(withCssAssets(decode(content), buildId))
      : content;
    const same = bytes.length === asset.bytes.length &&
      bytes.every((b, i) => b === asset.bytes[i]);
    files.set(
      asset.url,
      await artifact(asset.url, bytes, false, same ? asset : null),
    );
  }
  for (const [file, bytes] of bundle.files) {
    // both are 16 characters long, so that source maps still hold
    const code = decode(bytes).replaceAll(BUILD_ID_PLACEHOLDER, buildId);
    files.set(urlOf(file), await artifact(file, encode(code), true, null));
  }
  const { boot, signals, slots } = bundle.client;
  const client: ClientEntries = {
    boot: urlOf(boot),
    signals: urlOf(signals),
    slots: urlOf(slots),
    liveReload: bundle.liveReload === null ? null : urlOf(bundle.liveReload),
  };
  const islands = bundle.islands.map((island) => ({
    ...island,
    url: urlOf(island.file),
    imports: island.imports.map(urlOf),
  }));
  return { buildId, client, islands, files };
}

async function artifact(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  immutable: boolean,
  original: StaticAsset | null,
): Promise<Artifact> {
  return {
    bytes,
    hash: (await sha256(bytes)).slice(0, 32),
    contentType: contentType(name),
    immutable,
    original,
  };
}

/** A name that is the same for the same files: the first 16 hexadecimal digits of their SHA-256. */
async function contentId(
  files: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[],
): Promise<string> {
  const lines = await Promise.all(
    files.map(async ([name, bytes]) => `${name} ${await sha256(bytes)}`),
  );
  return (await sha256(encode(lines.sort().join("\n")))).slice(0, 16);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** Text is always UTF-8 here. */
function contentType(name: string): string {
  const type = lookup(name) ?? "text/plain";
  const isText = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg)/
    .test(type);
  return isText ? `${type}; charset=utf-8` : type;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
