import { basename } from "node:path";
import type { RatingScale } from "../catalog/rating_cells.ts";
import { ReelmatchError } from "../errors.ts";
import type { TableSource } from "./parse_source.ts";
import { CATALOG_PEOPLE, NAMED_PEOPLE, OWN_PEOPLE } from "./people_numbers.ts";

const COLUMNS = ["user", "item", "rating", "time"] as const;
type Column = typeof COLUMNS[number];
const IDS = ["tmdb", "movielens", "imdb"] as const;
const PEOPLE = { own: OWN_PEOPLE, same: CATALOG_PEOPLE, text: NAMED_PEOPLE } as const;
type Option = Column | "ids" | "people" | "scale";

const OPTIONS: readonly string[] = [...COLUMNS, "ids", "people", "scale"];
const isOption = (name: string): name is Option => OPTIONS.includes(name);

const refuse = (message: string): never => {
  throw new ReelmatchError("BAD_INPUT", message);
};

/**
 * Reads the place of somebody's own ratings, as in
 * `interactions.csv?user=customer&item=film&rating=stars&time=at`; times may be missing. A name may
 * hold any character as `%` and its code.
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
  const column = (option: Exclude<Column, "time">): string =>
    options.get(option) ?? refuse(`${name} does not say which column is ${option}: ${ADD[option]}`);
  const columns = {
    userId: column("user"),
    movieId: column("item"),
    rating: column("rating"),
    timestamp: options.get("time") ?? null,
  };
  const named = Object.values(columns).filter((one) => one !== null);
  if (new Set(named).size < named.length) {
    return refuse(`${name} gives one column twice: expected different ones.`);
  }
  const [ids, people] = [options.get("ids") ?? "tmdb", options.get("people") ?? "own"];
  return {
    kind,
    name,
    path,
    columns,
    ids: IDS.find((known) => known === ids) ?? refuseChoice(name, `ids=${ids}`, IDS),
    scale: readScale(name, options.get("scale")),
    people: isPeople(people)
      ? PEOPLE[people]
      : refuseChoice(name, `people=${people}`, Object.keys(PEOPLE)),
  };
}

/** What to do about a column that is not named. */
const ADD = {
  user: "add user=.",
  item: "add item=.",
  rating: "add rating=; counts of views or sales are none, but a column of 0 and 1 is, with " +
    "scale=0..1.",
} as const;

const isPeople = (name: string): name is keyof typeof PEOPLE => Object.hasOwn(PEOPLE, name);

const refuseChoice = (name: string, given: string, known: readonly string[]): never =>
  refuse(`${name}: ${given} is not known, expected ${known.join(" or ")}.`);

const SCALE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/;

function readScale(name: string, text: string | undefined): RatingScale | null {
  if (text === undefined) return null;
  const [min, max] = SCALE.exec(text)?.slice(1).map(Number) ?? [];
  if (min < max) return { min, max };
  return refuse(
    `${name}: scale=${text} is no scale, expected the worst and the best rating, as in scale=1..10.`,
  );
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
