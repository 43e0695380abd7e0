import { fileURLToPath, pathToFileURL } from "node:url";
import { isAbsolute, resolve } from "node:path";

/** The path of a file URL. */
export function fromFileUrl(url: string | URL): string {
  return fileURLToPath(url);
}

/** The file URL of a path. */
export function toFileUrl(path: string): string {
  return pathToFileURL(path).href;
}

/** An option that names a folder or file by path or file URL, made absolute. */
export function resolvePath(option: string, base: string): string {
  if (option.startsWith("file:")) return fromFileUrl(option);
  return isAbsolute(option) ? option : resolve(base, option);
}
