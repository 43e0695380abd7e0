import { join } from "node:path";

/**
 * The regular files under a folder, sorted, so that two builds see them in the same order. Links are
 * not followed and not listed. A missing folder has no files.
 */
export async function walk(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const { name, isFile, isDirectory } of await entries(folder)) {
    const path = join(folder, name);
    if (isFile) files.push(path);
    if (isDirectory) files.push(...await walk(path));
  }
  return files;
}

async function entries(folder: string): Promise<Deno.DirEntry[]> {
  try {
    const found = await Array.fromAsync(Deno.readDir(folder));
    return found.sort((a, b) => a.name < b.name ? -1 : 1);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
