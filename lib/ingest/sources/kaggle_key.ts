import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Services } from "../../config.ts";
import { messageOf, ReelmatchError } from "../../errors.ts";

/** A key for Kaggle's API. */
export interface KaggleKey {
  readonly username: string;
  readonly key: string;
}

const schema = z.object({ username: z.string().min(1), key: z.string().min(1) });

/** How to come by a key and where to put it. */
export const HOW_TO_GET_A_KEY =
  'make one at https://www.kaggle.com/settings under "API" and give it as KAGGLE_USERNAME and ' +
  "KAGGLE_KEY, or put the kaggle.json from there into ~/.kaggle";

/**
 * The key for Kaggle's API from the environment, or else from `kaggle.json`; `null` without one.
 * @throws {ReelmatchError} `BAD_INPUT` for half a key or a `kaggle.json` that cannot be read; what
 *   it holds is in no message
 */
export async function findKaggleKey(
  { username, key, configDir }: Services["kaggleKey"],
): Promise<KaggleKey | null> {
  if (username !== null && key !== null) return { username, key };
  if (username !== null || key !== null) {
    const [given, missing] = username === null
      ? ["KAGGLE_KEY", "KAGGLE_USERNAME"]
      : ["KAGGLE_USERNAME", "KAGGLE_KEY"];
    throw new ReelmatchError("BAD_INPUT", `${given} is set without ${missing}: set both.`);
  }
  const path = join(configDir.replace(/^~(?=\/|$)/, homedir()), "kaggle.json");
  const text = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw new ReelmatchError("BAD_INPUT", `${path} cannot be read (${messageOf(error)}).`);
  });
  if (text === null) return null;
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${path} is no key: expected {"username":"…","key":"…"} as Kaggle gives it.`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
