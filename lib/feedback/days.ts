import { join } from "node:path";

/** Where a data folder keeps the ratings that people gave through the site. */
export const feedbackDir = (dataDir: string): string => join(dataDir, "feedback");

const NAME = /^\d{4}-\d\d-\d\d\.journal$/;
const DAY_MS = 86_400_000;

/** The name of the file that takes what is rated on a day, in UTC. */
export const dayFile = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 10)}.journal`;

/** The file of the day before. */
export const dayBefore = (atMs: number): string => dayFile(atMs - DAY_MS);

/** The names of the files of a journal in order of their days; none where there is no journal. */
export async function dayFiles(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.filter(({ name, isFile }) => isFile && NAME.test(name)).map(({ name }) => name)
      .sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
