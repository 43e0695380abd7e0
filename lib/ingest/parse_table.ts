import { basename } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { TableSource } from "./parse_source.ts";
import { CATALOG_PEOPLE, OWN_PEOPLE } from "./people_numbers.ts";

const NEEDED = ["user", "item", "rating", "time"] as const;
const CHOICES = { ids: ["tmdb", "movielens"], people: ["own", "same"] } as const;
type Option = typeof NEEDED[number] | keyof typeof CHOICES;

const OPTIONS: readonly string[] = [...NEEDED, ...Object.keys(CHOICES)];
const isOption = (name: string): name is Option => OPTIONS.includes(name);

const refuse = (message: string): never => {
  throw new ReelmatchError("BAD_INPUT", message);
};

/**
 * Reads the place of somebody's own ratings, as in
 * `interactions.csv?user=customer&item=film&rating=stars&time=at`. A name may hold any character
 * as `%` and its code.
 * @throws {ReelmatchError} `BAD_INPUT` naming what is missing, unknown or given twice
 */
export function parseTable(kind: "csv" | "parquet", place: string): TableSource {
  const at = place.lastIndexOf("?");
  const path = place.slice(0, at);
  if (at < 0 || path === "") {
    return refuse(
      `"${kind}:${place}" does not name the file's columns: expected ` +
        `${kind}:PATH?user=COLUMN&item=COLUMN&rating=COLUMN&time=COLUMN.`,
    );
  }
  const name = `${kind}:${basename(path)}`;
  const options = readOptions(name, place.slice(at + 1));
  const column = (option: typeof NEEDED[number]): string =>
    options.get(option) ??
      refuse(`${name} does not say which column is ${option}: add ${option}=.`);
  const columns = {
    userId: column("user"),
    movieId: column("item"),
    rating: column("rating"),
    timestamp: column("time"),
  };
  if (new Set(Object.values(columns)).size < NEEDED.length) {
    return refuse(`${name} gives one column twice: expected four different ones.`);
  }
  return {
    kind,
    name,
    path,
    columns,
    ids: choice(name, options, "ids") === "movielens" ? "movielens" : "tmdb",
    people: choice(name, options, "people") === "same" ? CATALOG_PEOPLE : OWN_PEOPLE,
  };
}

function readOptions(name: string, text: string): Map<Option, string> {
  const options = new Map<Option, string>();
  for (const part of text.split("&")) {
    const [, option = "", value = ""] = /^([^=]*)=(.+)$/s.exec(part) ?? [];
    if (!isOption(option)) {
      return refuse(
        `${name}: "${part}" is no option, expected ${OPTIONS.join(", ")}, each with =.`,
      );
    }
    if (options.has(option)) return refuse(`${name} gives ${option} twice: expected it once.`);
    options.set(option, decode(name, value));
  }
  return options;
}

function decode(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return refuse(`${name}: "${value}" has a % that begins no code: write % as %25.`);
  }
}

function choice(
  name: string,
  options: ReadonlyMap<Option, string>,
  option: keyof typeof CHOICES,
): string | undefined {
  const value = options.get(option);
  const known: readonly string[] = CHOICES[option];
  if (value === undefined || known.includes(value)) return value;
  return refuse(`${name}: ${option}=${value} is not known, expected ${known.join(" or ")}.`);
}
