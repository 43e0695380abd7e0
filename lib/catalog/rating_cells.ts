import type { RatingColumn } from "./rating_rules.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";

/** Ratings on another scale than stars, which are mapped linearly onto it and rounded to half stars. */
export interface RatingScale {
  readonly min: number;
  readonly max: number;
}

/**
 * How a file tells a column of ratings: a number as it is; a rating on a scale of its own; a time, in
 * Unix seconds or a fraction of them, or as an ISO date; a film's id at IMDb, with or without `tt`; a
 * person's name, which {@link stagePersonNames} gave a number; or not at all.
 */
export type CellForm =
  | { readonly kind: "number" | "time" | "imdb" | "name" | "none" }
  | ({ readonly kind: "scaled" } & RatingScale);

/** How a file tells each column of ratings. */
export type CellForms = Readonly<Record<RatingColumn, CellForm>>;

const NUMBER: CellForm = { kind: "number" };

/** Numbers alone, as in MovieLens's files. */
export const PLAIN_CELLS: CellForms = {
  userId: NUMBER,
  movieId: NUMBER,
  rating: NUMBER,
  timestamp: NUMBER,
};

/** Whether a file's text is to be read as it stands, for {@link cellSql} to make a number of it. */
export const isText = ({ kind }: CellForm): boolean =>
  kind === "time" || kind === "imdb" || kind === "name";

/** A text that says how far from UTC its clock is. */
const OFFSET = String.raw`\d:\d\d.*(Z|z|[+-]\d\d(:?\d\d)?)$`;

const isoSeconds = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, '${OFFSET}')
    THEN epoch(try_cast(${text} AS TIMESTAMPTZ)) ELSE epoch(try_cast(${text} AS TIMESTAMP)) END`;

/**
 * Units of Unix time, each with the least number that is taken to be in it: the year 1973 in this
 * unit is beyond the year 5000 in the one before.
 */
const TIME_UNITS = [
  { from: 1e17, perSecond: 1e9 },
  { from: 1e14, perSecond: 1e6 },
  { from: 1e11, perSecond: 1e3 },
] as const;

/** Whole seconds of an SQL number of seconds, milliseconds, microseconds or nanoseconds. */
const unixSecondsSql = (value: string): string =>
  `floor(CASE ${
    TIME_UNITS.map(({ from, perSecond }) => `WHEN ${value} >= ${from} THEN ${value} / ${perSecond}`)
      .join(" ")
  } ELSE ${value} END)`;

function unixSeconds(value: number): number {
  const unit = TIME_UNITS.find(({ from }) => value >= from);
  return Math.floor(value / (unit?.perSecond ?? 1));
}

const STEPS = (RATING_MAX - RATING_MIN) / RATING_STEP;

/**
 * An SQL expression for what a cell stands for: a DOUBLE in the catalogue's units, NULL for what
 * stands for nothing.
 * @param cell a DOUBLE, or a text where {@link isText} says so
 */
export function cellSql(form: CellForm, cell: string): string {
  switch (form.kind) {
    case "number":
      return cell;
    case "scaled":
      return `CASE WHEN ${cell} BETWEEN ${form.min} AND ${form.max} THEN ${RATING_MIN} + ${RATING_STEP} *
  round((${cell} - ${form.min}) * ${STEPS} / ${form.max - form.min}) END`;
    case "time":
      return `coalesce(${unixSecondsSql(`try_cast(${cell} AS DOUBLE)`)}, floor(${
        isoSeconds(cell)
      }))`;
    case "imdb":
      return `try_cast(regexp_extract(trim(${cell}), '^(tt)?([0-9]+)$', 2) AS DOUBLE)`;
    case "name":
      return `(SELECT number FROM staged_names n WHERE n.name = trim(${cell}))::DOUBLE`;
    case "none":
      return "0::DOUBLE";
  }
}

/** What a text stands for, as {@link cellSql} has it, but 1 for each name; `NaN` for nothing. */
export function cellValue(form: CellForm, text: string): number {
  const number = text === "" ? NaN : numberOf(text);
  switch (form.kind) {
    case "number":
      return number;
    case "scaled": {
      const { min, max } = form;
      if (!(number >= min && number <= max)) return NaN;
      return RATING_MIN + RATING_STEP * Math.round((number - min) * STEPS / (max - min));
    }
    case "time":
      return Number.isFinite(number) ? unixSeconds(number) : isoSecondsOf(text);
    case "imdb":
      return Number(/^(?:tt)?([0-9]+)$/.exec(text)?.[1] ?? NaN);
    case "name":
      return text === "" ? NaN : 1;
    case "none":
      return 0;
  }
}

/** A number as DuckDB reads it, which allows `1_000`. */
const numberOf = (text: string): number =>
  Number(text.includes("_") ? text.replaceAll(/(?<=\d)_(?=\d)/g, "") : text);

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

function isoSecondsOf(text: string): number {
  const [, date = "", time = "00:00", offset = "Z"] = ISO.exec(text) ?? [];
  const day = Date.parse(`${date}T00:00Z`); // JavaScript takes 29 February of any year
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(date)) return NaN;
  const minutes = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset;
  return Math.floor(Date.parse(`${date}T${time}${minutes}`) / 1000);
}

/** What a cell must hold, in words; `undefined` for a plain number, which its column's rule tells. */
export function expectedOf(form: CellForm): string | undefined {
  switch (form.kind) {
    case "scaled":
      return `a number from ${form.min} to ${form.max}`;
    case "time":
      return "a Unix time or an ISO date from 1970 on";
    case "imdb":
      return "an id of IMDb";
    case "name":
      return "a text";
    default:
      return undefined;
  }
}
