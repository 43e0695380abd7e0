import { ReelmatchError } from "./errors.ts";

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A film's id at TMDB; the id of films everywhere in Reelmatch. */
export type FilmId = Branded<number, "FilmId">;
/** A film's id at MovieLens. It equals another film's `FilmId` often enough to never be compared with one. */
export type MovieLensId = Branded<number, "MovieLensId">;
/** A person who rates, numbered as in the source of the ratings. */
export type UserId = Branded<number, "UserId">;
/** A snapshot's folder name; sorts by the time of its build. */
export type SnapshotId = Branded<string, "SnapshotId">;

/** The largest id that DuckDB's INTEGER and an Int32Array both hold. */
export const MAX_ID = 2_147_483_647;

/** Whether a value is a whole number in 1…{@link MAX_ID}. */
export function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_ID;
}

function checkedId(kind: string, value: number): number {
  if (isId(value)) return value;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${value} is not a ${kind}: expected a whole number from 1 to ${MAX_ID}.`,
  );
}

/** A number as a film id. @throws {ReelmatchError} `BAD_INPUT` outside 1…{@link MAX_ID}. */
export const filmId = (value: number): FilmId => checkedId("film id", value) as FilmId;
/** A number as a MovieLens id. @throws {ReelmatchError} `BAD_INPUT` outside 1…{@link MAX_ID}. */
export const movieLensId = (value: number): MovieLensId =>
  checkedId("MovieLens id", value) as MovieLensId;
/** A number as a person's id. @throws {ReelmatchError} `BAD_INPUT` outside 1…{@link MAX_ID}. */
export const userId = (value: number): UserId => checkedId("person's number", value) as UserId;

const SNAPSHOT_ID = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** A text as a snapshot id, as in `20261123T120000Z-1a2b3c`. @throws {ReelmatchError} `BAD_INPUT` otherwise. */
export function snapshotId(value: string): SnapshotId {
  if (SNAPSHOT_ID.test(value)) return value as SnapshotId;
  throw new ReelmatchError(
    "BAD_INPUT",
    `"${value}" is not a snapshot's id: expected a form like 20261123T120000Z-1a2b3c.`,
  );
}
