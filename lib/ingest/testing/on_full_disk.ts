/**
 * A command for tests: unpacks `ratings.csv` of a zip file, or downloads an address, into a folder,
 * and prints how it ended. It is run under a limit on the size of files, which is how a disk is
 * full.
 */
import { join } from "node:path";
import { messageOf, ReelmatchError } from "../../errors.ts";
import { unzip } from "../archive/unzip.ts";
import { download } from "../download/download.ts";
import { createHttpClient } from "../http/client.ts";

const [from, folder] = Deno.args;
const work = URL.canParse(from)
  ? download({
    client: createHttpClient(),
    url: new URL(from),
    to: join(folder, "a.zip"),
    report: () => {},
  })
  : unzip(from, ["ratings.csv"], join(folder, "unpacked"));
const text = await work.then(
  () => "done",
  (error) => error instanceof ReelmatchError ? error.message : `no sentence: ${messageOf(error)}`,
);
await Deno.stdout.write(new TextEncoder().encode(text));
