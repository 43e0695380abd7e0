import { isId } from "../ids.ts";

/** What is wrong with a record's number of fields, or `null`. */
export const fieldCountProblem = (fields: readonly string[], width: number): string | null =>
  fields.length === width ? null : `${fields.length} fields instead of ${width}`;

/** What is wrong with an id, or `null`. */
export const idProblem = (column: string, value: number): string | null =>
  isId(value) ? null : `${column} is not a whole number from 1`;
