import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readConfig, type Services } from "../../config.ts";
import { ReelmatchError } from "../../errors.ts";
import { inFolder } from "../testing.ts";
import { serveFile } from "../testing/file_server.ts";
import { ingestSources } from "../testing/ingest_sources.ts";
import { type Answer, type Asked, startLocalServer } from "../testing/local_server.ts";
import { METADATA, releaseZip } from "../testing/movielens_zips.ts";

const BSD_STYLE: readonly string[] = ["ml-1m", "ml-100k"];

/** Plays GroupLens: any release, each with a checksum beside it, as `md5` or `md5sum` writes it. */
function groupLens(asked: Asked): Answer {
  const [, name = "", isChecksum] = /^\/([\w-]+)\.zip(\.md5)?$/.exec(asked.path) ?? [];
  const zip = releaseZip(name);
  if (isChecksum === undefined) return serveFile(asked, { bytes: zip, etag: '"1"' });
  if (name === "ml-latest") return { status: 404 };
  const md5 = createHash("md5").update(zip).digest("hex");
  const isBsd = BSD_STYLE.includes(name);
  return { body: isBsd ? `MD5 (${name}.zip) = ${md5}\n` : `${md5}  ${name}.zip\n` };
}

const services = (origin: string): Services => ({
  ...readConfig(() => undefined).services,
  groupLensUrl: `${origin}/`,
});

async function metadataIn(folder: string): Promise<string> {
  const path = join(folder, "movies_metadata.csv");
  await Deno.writeTextFile(path, METADATA);
  return `kaggle:${path}`;
}

const expected: Readonly<Record<string, readonly string[]>> = {
  "ml-latest-small": ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"],
  "ml-latest": ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"],
  "ml-32m": ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"],
  "ml-25m": ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"],
  "ml-1m": ["1 862 4 978300760", "1 902 3 978300761", "2 862 1 978300762"],
  "ml-100k": ["1 862 4 874965758", "1 902 3 876893171", "2 862 1 878542960"],
};

for (const [name, ratings] of Object.entries(expected)) {
  Deno.test(`${name} is fetched by its name and read in its own format`, async () => {
    await using server = await startLocalServer(groupLens);
    await inFolder(async (folder) => {
      const films = await metadataIn(folder);
      const options = { services: services(server.origin) };
      const first = await ingestSources(folder, [`movielens:${name}`], [films], options);
      assertEquals(first.ratings, ratings);
      const again = await ingestSources(folder, [`movielens:${name}`], [films], options);
      assertEquals(again.ratings, ratings);
      assertStringIncludes(again.told.join("\n"), `${name}.zip was fetched before`);
      // the zip file is kept, what was unpacked is not
      assertEquals(
        Array.from(Deno.readDirSync(folder), ({ name }) => name).filter((name) =>
          !name.endsWith(".duckdb")
        ).sort(),
        ["cache", "movies_metadata.csv"],
      );
    });
  });
}

Deno.test("a zip file and a folder that are here come before what could be fetched", async () => {
  await inFolder(async (folder) => {
    await Deno.writeFile(join(folder, "a.zip"), releaseZip("ml-25m"));
    const { ratings } = await ingestSources(folder, [`movielens:${join(folder, "a.zip")}`]);
    assertEquals(ratings, expected["ml-25m"]);
    await Deno.mkdir(join(folder, "ml", "deep"), { recursive: true });
    const films = await metadataIn(folder);
    await Deno.writeTextFile(join(folder, "ml", "deep", "u.data"), "1\t1\t4\t874965758\n");
    await Deno.writeTextFile(
      join(folder, "ml", "u.item"),
      `1|Toy Story (1995)|01-Jan-1995||x${"|0".repeat(19)}\n`,
    );
    const old = await ingestSources(folder, [`movielens:${join(folder, "ml")}`], [films]);
    assertEquals(old.ratings, ["1 862 4 874965758"]);
  });
});

Deno.test("ml-100k's numbers are none of MovieLens's, though both count from 1", async () => {
  await inFolder(async (folder) => {
    const films = await metadataIn(folder);
    for (const name of ["ml-100k", "ml-25m"]) {
      await Deno.writeFile(join(folder, `${name}.zip`), releaseZip(name));
    }
    const { ratings, report } = await ingestSources(folder, [
      `movielens:${join(folder, "ml-100k.zip")}`,
      `movielens:${join(folder, "ml-25m.zip")}`,
    ], [films]);
    assertEquals(ratings, [
      ...expected["ml-100k"],
      "100000001 862 4 978300760",
      "100000001 8844 3.5 978300761",
      "100000002 862 0.5 978300762",
    ]);
    assertEquals(report.rejects, []);
  });
});

const refusals: Readonly<
  Record<string, readonly [answer: (asked: Asked) => Answer, says: string]>
> = {
  "another checksum": [
    (asked) => asked.path.endsWith(".md5") ? { body: "0".repeat(32) } : groupLens(asked),
    "but GroupLens publishes 00000000000000000000000000000000: it was dropped",
  ],
  "no such file": [() => ({ status: 404 }), "ml-25m.zip cannot be fetched (HTTP 404)"],
  "a page instead of a zip file": [
    (asked) => asked.path.endsWith(".md5") ? { status: 404 } : { body: "<html>" },
    "is no whole zip file",
  ],
};

for (const [name, [answer, says]] of Object.entries(refusals)) {
  Deno.test(`${name} at GroupLens ends in a sentence`, async () => {
    await using server = await startLocalServer(answer);
    await inFolder(async (folder) => {
      const options = { services: services(server.origin) };
      const { message } = await assertRejects(
        () => ingestSources(folder, ["movielens:ml-25m"], [], options),
        ReelmatchError,
      );
      assertStringIncludes(message, says);
      const left = Array.from(Deno.readDirSync(join(folder, "cache", "movielens")));
      if (name === "another checksum") assertEquals(left, []);
    });
  });
}

Deno.test("old releases say that they need films' facts, unknown names what is known", async () => {
  await inFolder(async (folder) => {
    await Deno.writeFile(join(folder, "ml-1m.zip"), releaseZip("ml-1m"));
    await assertRejects(
      () => ingestSources(folder, [`movielens:${join(folder, "ml-1m.zip")}`]),
      ReelmatchError,
      "has no links.csv, so its films are found by title and year: give films' facts too",
    );
    await assertRejects(
      () => ingestSources(folder, ["movielens:ml-2m"]),
      ReelmatchError,
      "There is no file or folder ml-2m, nor a release of that name",
    );
  });
});

Deno.test("a page in place of a zip file is dropped and said to be none, and the next run mends it", async () => {
  const modified = { "last-modified": "Mon, 23 Nov 2026 10:00:00 GMT" };
  const zip = releaseZip("ml-latest-small");
  let stands: Answer = {};
  await using server = await startLocalServer(({ path, headers }) => {
    if (path.endsWith(".md5")) return stands.body === zip ? { status: 404 } : stands;
    return headers.has("if-modified-since") ? { status: 304 } : stands;
  });
  await inFolder(async (folder) => {
    const ingest = () =>
      ingestSources(folder, ["movielens:ml-latest-small"], [], {
        services: services(server.origin),
        http: { firstWaitMs: 1, retries: 1 },
      });
    const refusal = async () => (await assertRejects(ingest, ReelmatchError)).message;
    for (const body of ["<html>Please log in</html>", zip.slice(0, 200), zip.slice(40)]) {
      stands = { headers: modified, body };
      assertStringIncludes(
        await refusal(),
        "GroupLens answered with something that is no whole zip",
      );
    }
    stands = { headers: modified, body: "" };
    assertStringIncludes(await refusal(), "(an empty file arrived, asked 2 times)");
    stands = { headers: modified, body: zip };
    assertEquals((await ingest()).ratings, expected["ml-latest-small"]);
    assertEquals((await ingest()).ratings, expected["ml-latest-small"]);
  });
});

Deno.test("a pipe that is called a zip file is not waited for", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.zip");
    const { success } = await new Deno.Command("mkfifo", { args: [path] }).output();
    assertEquals(success, true);
    const work = () => ingestSources(folder, [`movielens:${path}`]);
    await assertRejects(work, ReelmatchError, "is neither a folder nor a .zip file");
  });
});
