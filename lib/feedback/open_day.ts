import { join } from "node:path";
import { flush } from "../snapshots/files.ts";
import { dayBefore, dayFile, dayFiles } from "./days.ts";
import { readDay } from "./read.ts";
import { decodeRecord, encodeRecord, type FeedbackRating } from "./record.ts";

/** A day's file, opened for appending, with what this process knows of it. */
export interface OpenDay extends Disposable {
  readonly name: string;
  /**
   * Runs work while no other process writes, knowing all keys that were used before. Gives `null`,
   * without running it, where the file was moved or removed: what is written to it would be lost.
   */
  locked<T>(work: () => Promise<T>): Promise<T | null>;
  /** What is stored under a key, today or the day before. Needs the lock. */
  ofKey(key: string): FeedbackRating | undefined;
  /** Appends ratings and waits for the disk, also for what others wrote. Needs the lock. */
  append(ratings: readonly FeedbackRating[]): Promise<void>;
}

const LINE_FEED = 10;

/** Opens the file of the day of a time, in milliseconds since 1970, and creates it where it is missing. */
export async function openDay(folder: string, time: number): Promise<OpenDay> {
  const name = dayFile(time);
  await Deno.mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const file = await Deno.open(path, { read: true, append: true, create: true });
  await flush(folder);
  const olderKeys = await keysOf(folder, dayBefore(time));
  const keys = new Map<string, FeedbackRating>();
  let known = 0; // bytes read or written by this process
  let endsTorn = false;
  let isFlushed = true; // a process that was killed may not have lived to flush what it wrote

  /** Learns what other processes have appended since this one last looked. */
  async function catchUp(): Promise<void> {
    const { size } = await file.stat();
    if (size === known) return;
    const bytes = new Uint8Array(size - known);
    await file.seek(known, Deno.SeekMode.Start);
    for (let read = 0; read < bytes.length;) {
      const more = await file.read(bytes.subarray(read));
      if (more === null) throw new Error(`${name} has become shorter`);
      read += more;
    }
    for (const line of new TextDecoder().decode(bytes).split("\n")) remember(decodeRecord(line));
    known = size;
    isFlushed = false;
    endsTorn = bytes[bytes.length - 1] !== LINE_FEED;
  }

  async function isInPlace(): Promise<boolean> {
    try {
      const [open, named] = await Promise.all([file.stat(), Deno.stat(path)]);
      return open.ino === named.ino && open.dev === named.dev;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return false;
      throw error;
    }
  }

  function remember(record: FeedbackRating | { readonly damage: string }): void {
    if (!("damage" in record) && record.key !== null) keys.set(record.key, record);
  }

  return {
    name,
    async locked(work) {
      await file.lock(true);
      try {
        if (!await isInPlace()) return null;
        await catchUp();
        return await work();
      } finally {
        await file.unlock();
      }
    },
    ofKey: (key) => keys.get(key) ?? olderKeys.get(key),
    async append(ratings) {
      if (ratings.length === 0 && isFlushed) return;
      const lines = ratings.map(encodeRecord).join("");
      const bytes = new TextEncoder().encode(endsTorn ? `\n${lines}` : lines);
      for (let written = 0; written < bytes.length;) {
        written += await file.write(bytes.subarray(written));
      }
      await file.sync();
      known += bytes.length;
      isFlushed = true;
      endsTorn = false;
      ratings.forEach(remember);
    },
    [Symbol.dispose]: () => file.close(),
  };
}

async function keysOf(folder: string, name: string): Promise<Map<string, FeedbackRating>> {
  const keys = new Map<string, FeedbackRating>();
  if (!(await dayFiles(folder)).includes(name)) return keys;
  for await (const line of readDay(folder, name)) {
    if ("rating" in line && line.rating.key !== null) keys.set(line.rating.key, line.rating);
  }
  return keys;
}
