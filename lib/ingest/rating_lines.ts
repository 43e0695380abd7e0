import { fieldCountProblem, RATING_RULES } from "../catalog/rating_rules.ts";
import type { RejectedLine } from "../catalog/staging_ratings.ts";
import { textLines } from "./text_lines.ts";

/** Why a line of a ratings file is not usable, or `null` where it is. */
export function problemOfRatingLine(line: string): string | null {
  const fields = line.split(",").map((field) => field.trim().replace(/^"(.*)"$/, "$1"));
  if (fields.length !== RATING_RULES.length) return fieldCountProblem(fields.length);
  const broken = RATING_RULES.find(({ holds }, index) =>
    fields[index] === "" || !holds(Number(fields[index]))
  );
  return broken?.reason ?? null;
}

/** The first lines of a file that are not usable; DuckDB does not tell where a rule was broken. */
export async function findBrokenLines(path: string, count: number): Promise<RejectedLine[]> {
  const found: RejectedLine[] = [];
  for await (const { number: line, text } of textLines(path)) {
    if (found.length === count) break;
    if (line === 1 || text === "") continue;
    const reason = problemOfRatingLine(text);
    if (reason !== null) found.push({ line, reason });
  }
  return found;
}
