import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inFolder } from "./testing.ts";
import { serveFile } from "./testing/file_server.ts";
import { startLocalServer } from "./testing/local_server.ts";
import { makeZip } from "./testing/make_zip.ts";

const COMMAND = fileURLToPath(new URL("testing/on_full_disk.ts", import.meta.url));

/** 20 MB, more than the limit of `ulimit` below: 16,384 blocks of 512 or 1024 bytes. */
const CONTENT = Array.from({ length: 1_150_000 }, (_, at) => `1,1,4.5,${978_300_760 + at}\n`).join(
  "",
);
const LIMITED = `trap '' XFSZ; ulimit -f 16384; exec "$@"`;

/** Runs the command where no file can grow beyond the limit. @returns what it printed */
async function onFullDisk(from: string, folder: string): Promise<string> {
  const run = ["run", "--quiet", "--no-check", "-A", COMMAND, from, folder];
  const { stdout, stderr } = await new Deno.Command("sh", {
    args: ["-c", LIMITED, "sh", Deno.execPath(), ...run],
  }).output();
  return new TextDecoder().decode(stdout) || new TextDecoder().decode(stderr);
}

Deno.test("a disk that fills while a zip file is unpacked leaves nothing but a sentence", async () => {
  await inFolder(async (folder) => {
    const zip = join(folder, "a.zip");
    await Deno.writeFile(zip, makeZip([{ name: "ratings.csv", content: CONTENT }]));
    const message = await onFullDisk(zip, folder);
    assert(!message.includes("\n"), message);
    assertStringIncludes(message, `Unpacking ${zip} failed (`);
    assertStringIncludes(message, "nothing is left of it; make room, or name another folder");
    assertEquals(Array.from(Deno.readDirSync(folder), ({ name }) => name), ["a.zip"]);
  });
});

Deno.test("a disk that fills while a file is fetched leaves nothing but a sentence", async () => {
  const bytes = new TextEncoder().encode(CONTENT);
  await using server = await startLocalServer((asked) => serveFile(asked, { bytes, etag: '"1"' }));
  await inFolder(async (folder) => {
    const message = await onFullDisk(`${server.origin}/a.zip`, folder);
    assert(!message.includes("\n"), message);
    assertStringIncludes(message, `a.zip could not be written to ${folder}`);
    assertStringIncludes(message, "make room or make it writable, or name another folder");
    assertEquals(Array.from(Deno.readDirSync(folder)), []);
  });
});
