import type { ResolvedBuildConfig } from "./options.ts";
import type { StaticAsset } from "./static_assets.ts";

/** Which static files a callback is asked about. */
export interface OnTransformOptions {
  /** Names the callback in errors. */
  readonly pluginName: string;
  /** Tested against the file's absolute path. */
  readonly filter: RegExp;
}

/** A static file on its way into the build. */
export interface OnTransformArgs {
  /** Absolute path. */
  readonly path: string;
  readonly mode: ResolvedBuildConfig["mode"];
  readonly content: Uint8Array<ArrayBuffer>;
  /** The content read as UTF-8. */
  readonly text: string;
}

/** What a file becomes; it stays as it is where nothing is returned. */
export interface OnTransformResult {
  readonly content: string | Uint8Array<ArrayBuffer>;
}

type Maybe<T> = T | void | Promise<T | void>;

/** Gives a static file another content. */
export type TransformFn = (args: OnTransformArgs) => Maybe<OnTransformResult>;

/** A callback and the files that it is for. */
export type Transform = OnTransformOptions & { readonly transform: TransformFn };

/**
 * A static file's content after every callback that its path matches, in the order they were added.
 *
 * @throws {Error} naming the plug-in and the file where a callback fails.
 */
export async function transformed(
  { path, bytes }: StaticAsset,
  transforms: readonly Transform[],
  mode: ResolvedBuildConfig["mode"],
): Promise<Uint8Array<ArrayBuffer>> {
  let content = bytes;
  for (const { pluginName, filter, transform } of transforms) {
    if (path.search(filter) === -1) continue; // unlike test(), unmoved by the flags g and y
    try {
      const text = new TextDecoder().decode(content);
      const result = await transform({ path, mode, content, text });
      if (result) content = bytesOf(result.content);
    } catch (cause) {
      throw new Error(`${pluginName} cannot transform ${path}: ${messageOf(cause)}`, { cause });
    }
  }
  return content;
}

const bytesOf = (content: OnTransformResult["content"]): Uint8Array<ArrayBuffer> =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
