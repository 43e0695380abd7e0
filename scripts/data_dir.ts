/** Prints the data folder, to which tasks narrow their permission to write. */
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";

const folderIn = (environment: (name: string) => string | undefined): string =>
  readConfig((name) => name === "DATA_DIR" ? environment(name) : undefined).dataDir;

function dataDir(): string {
  try {
    return folderIn(Deno.env.get);
  } catch {
    return folderIn(() => undefined); // the task itself says what is wrong, and writes nothing
  }
}

await print(Deno.stdout, dataDir());
