import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { filmId, userId } from "../ids.ts";
import { type GivenFeedback, type Journal, openJournal } from "./journal.ts";
import { readFeedback } from "./read.ts";
import { decodeRecord, encodeRecord } from "./record.ts";

const given = (user: number, film: number, rating: number, key?: string): GivenFeedback => ({
  userId: userId(user),
  filmId: filmId(film),
  rating,
  key: key ?? null,
});

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "reelmatch-feedback-" });
  try {
    await work(join(folder, "feedback"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Starts at the first second of 2026 and goes on by a second a look. */
function clock(): () => number {
  let time = Date.parse("2026-01-01T00:00:00Z");
  return () => time += 1000;
}

Deno.test("a rating survives being written as a line and read again", () =>
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    fc.integer({ min: 1, max: 10 }),
    fc.option(fc.string({ unit: "binary" })),
    fc.integer({ min: 0, max: 4e12 }),
    (id, halves, key, ratedAt) => {
      const rating = { ...given(id, id, halves / 2), key, ratedAt };
      const line = encodeRecord(rating);
      assertEquals(line.indexOf("\n"), line.length - 1);
      const { key: readKey, ...rest } = { key: null, ...decodeRecord(line.trimEnd()) };
      const { key: _, ...expected } = rating;
      assertEquals(rest, expected);
      if (key === null || key.isWellFormed()) assertEquals(readKey, key);
    },
  )));

Deno.test("a line with one character changed is no rating", () => {
  const line = encodeRecord({ ...given(1, 2, 3.5, "k"), ratedAt: 0 }).trimEnd();
  for (let at = 0; at < line.length; at++) {
    const changed = line.slice(0, at) + (line[at] === "0" ? "1" : "0") + line.slice(at + 1);
    assert("damage" in decodeRecord(changed), changed);
  }
  for (const text of ["", " ", "00000000 ", "x"]) assert("damage" in decodeRecord(text));
});

Deno.test("of a person's ratings of one film the newest counts", () =>
  inFolder(async (folder) => {
    await using journal = openJournal(folder, clock());
    for (const [user, film, stars] of [[1, 10, 2], [2, 10, 3], [1, 10, 4.5], [1, 11, 1]]) {
      await journal.append(given(user, film, stars));
    }
    const { ratings, lines, replaced, damaged } = await readFeedback(folder);
    assertEquals(
      ratings.map(({ userId, filmId, rating }) => [userId, filmId, rating]),
      [[2, 10, 3], [1, 10, 4.5], [1, 11, 1]],
    );
    assertEquals([lines, replaced, damaged], [4, 1, []]);
  }));

Deno.test("a journal that does not exist holds nothing", async () => {
  const { ratings, lines } = await readFeedback("/nowhere/feedback");
  assertEquals([ratings, lines], [[], 0]);
});

Deno.test("a key stores once, also across processes, restarts and midnight", () =>
  inFolder(async (folder) => {
    let time = Date.parse("2026-01-01T23:59:00Z");
    const now = () => time;
    const outcomes = async (...journals: Journal[]) => {
      const told = [];
      for (const journal of journals) {
        told.push((await journal.append(given(1, 10, 4, "a"))).outcome);
      }
      return told;
    };
    {
      await using first = openJournal(folder, now);
      await using second = openJournal(folder, now);
      assertEquals(await outcomes(first, second, first), ["stored", "repeated", "repeated"]);
      assertEquals((await second.append(given(1, 10, 5, "a"))).outcome, "conflict");
      assertEquals((await second.append(given(1, 10, 5, "b"))).outcome, "stored");
      assertEquals((await first.append(given(1, 11, 5, "b"))).outcome, "conflict");
      time = Date.parse("2026-01-02T00:01:00Z");
      assertEquals(await outcomes(first, second), ["repeated", "repeated"]);
    }
    await using third = openJournal(folder, now);
    assertEquals(await outcomes(third), ["repeated"]);
    time = Date.parse("2026-01-03T00:00:00Z");
    assertEquals(await outcomes(third), ["stored"]);
    assertEquals((await readFeedback(folder)).lines, 3);
  }));

Deno.test("journals that append at once lose nothing and tear nothing", () =>
  inFolder(async (folder) => {
    const journals = Array.from({ length: 4 }, () => openJournal(folder, clock()));
    const films = Array.from({ length: 200 }, (_, at) => at + 1);
    const appended = await Promise.all(films.map(async (film) => {
      const { outcome } = await journals[film % 4].append(given(film % 7 + 1, film, 3, `${film}`));
      return outcome;
    }));
    assertEquals(new Set(appended), new Set(["stored"]));
    const { ratings, damaged } = await readFeedback(folder);
    assertEquals(new Set(ratings.map(({ filmId }) => Number(filmId))), new Set(films));
    assertEquals(damaged, []);
    for (const journal of journals) await journal[Symbol.asyncDispose]();
  }));

Deno.test("what another process wrote is flushed before it is answered for, once", () =>
  inFolder(async (folder) => {
    const { sync } = Deno.FsFile.prototype;
    let flushed = 0;
    Deno.FsFile.prototype.sync = async function () {
      if ((await this.stat()).isFile) flushed++;
      await sync.call(this);
    };
    try {
      await using first = openJournal(folder, clock());
      await first.append(given(1, 10, 4, "a"));
      await using second = openJournal(folder, clock());
      const { outcome } = await second.append(given(1, 10, 4, "a"));
      assertEquals([outcome, flushed], ["repeated", 2]);
      await second.append(given(1, 10, 4, "a"));
      assertEquals(flushed, 2);
    } finally {
      Deno.FsFile.prototype.sync = sync;
    }
  }));

Deno.test("a line torn by a crash is passed over, and what follows is kept", () =>
  inFolder(async (folder) => {
    {
      await using journal = openJournal(folder, clock());
      await journal.append(given(1, 10, 4));
    }
    const path = join(folder, "2026-01-01.journal");
    const whole = await Deno.readTextFile(path);
    for (const torn of [whole.slice(0, 20), "\0\0\0\0", "1"]) {
      await Deno.writeTextFile(path, whole + torn);
      assertEquals((await readFeedback(folder)).ratings.length, 1);
      await using journal = openJournal(folder, clock());
      await journal.append(given(1, 11, 5));
      const { ratings, damaged } = await readFeedback(folder);
      assertEquals(ratings.map(({ filmId }) => Number(filmId)), [10, 11]);
      assertEquals(damaged.map(({ file, line }) => [file, line]), [["2026-01-01.journal", 2]]);
    }
  }));

Deno.test("a folder that cannot be written refuses by a sentence and works again once it can", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(folder, "a file where the folder should be");
    await using journal = openJournal(folder, clock());
    const error = await journal.append(given(1, 10, 4)).then(() => null, (error) => error);
    assertEquals(error.code, "UNAVAILABLE");
    await Deno.remove(folder);
    assertEquals((await journal.append(given(1, 10, 4))).outcome, "stored");
  }));

Deno.test("a file that is moved away or removed takes no rating along", () =>
  inFolder(async (folder) => {
    await using journal = openJournal(folder, clock());
    await journal.append(given(1, 10, 4));
    const path = join(folder, "2026-01-01.journal");
    await Deno.remove(path);
    assertEquals((await journal.append(given(1, 11, 5))).outcome, "stored");
    await Deno.rename(path, join(folder, "kept"));
    await Deno.writeTextFile(path, encodeRecord({ ...given(2, 12, 3), ratedAt: 0 }));
    assertEquals((await journal.append(given(1, 13, 5))).outcome, "stored");
    const { ratings } = await readFeedback(folder);
    assertEquals(ratings.map(({ filmId }) => Number(filmId)), [12, 13]);
  }));
