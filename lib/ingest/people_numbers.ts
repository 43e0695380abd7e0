import { ReelmatchError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import type { SourceSpec } from "./parse_source.ts";

/** What becomes of the numbers of the people of one source. */
export interface PeopleNumbers {
  /** Whether the people are none of those of another source, even where numbers are equal. */
  readonly areApart: boolean;
  /** Whether the source calls them by texts, which are given numbers; equal texts are one person. */
  readonly areNamed: boolean;
  /** Added to each number. */
  readonly offset: number;
  /** The largest number that the source may hold. */
  readonly max: number;
}

/** How far the people of one source are from those of the next where several are read. */
export const PEOPLE_PER_SOURCE = 100_000_000;

const MAX_SOURCES = Math.floor(MAX_ID / PEOPLE_PER_SOURCE);

/** People of a source's own, numbered as the source does it. */
export const OWN_PEOPLE: PeopleNumbers = {
  areApart: true,
  areNamed: false,
  offset: 0,
  max: MAX_ID,
};
/** People by texts, in whatever file they are. */
export const NAMED_PEOPLE: PeopleNumbers = { ...OWN_PEOPLE, areNamed: true };
/** People by the numbers that they have in the catalogue. */
export const CATALOG_PEOPLE: PeopleNumbers = { ...OWN_PEOPLE, areApart: false };

/**
 * Keeps people of different sources apart: those of the first source keep their numbers, to those
 * of the second {@link PEOPLE_PER_SOURCE} is added, to those of the third twice as much. So a
 * person keeps their number for as long as the sources are named in one order. People who are
 * named by their numbers in the catalogue are left as they are, and all sources that name people by
 * texts count as one.
 * @throws {ReelmatchError} `BAD_INPUT` for more sources than there are numbers for
 */
export function numberPeople(sources: readonly SourceSpec[]): SourceSpec[] {
  const slots: (SourceSpec | "named")[] = [];
  const slotOf = (source: SourceSpec): SourceSpec | "named" =>
    "people" in source && source.people.areNamed ? "named" : source;
  for (const source of sources) {
    const isApart = "people" in source && source.people.areApart;
    if (isApart && !slots.includes(slotOf(source))) slots.push(slotOf(source));
  }
  if (slots.length > MAX_SOURCES) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${slots.length} sources of ratings were given: there are numbers for the people of ${MAX_SOURCES} at most.`,
    );
  }
  if (slots.length < 2) return [...sources];
  return sources.map((source) => {
    if (!("people" in source) || !source.people.areApart) return source;
    const offset = slots.indexOf(slotOf(source)) * PEOPLE_PER_SOURCE;
    return { ...source, people: { ...source.people, offset, max: PEOPLE_PER_SOURCE - 1 } };
  });
}
