/** Prints the data folder, to which tasks narrow their permission to write. */
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";

const { dataDir } = readConfig((name) => name === "DATA_DIR" ? Deno.env.get(name) : undefined);
await print(Deno.stdout, dataDir);
