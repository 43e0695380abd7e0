import type { FileReport, QualityReport } from "../catalog/quality.ts";

const count = (value: number): string => value.toLocaleString("en");
const counted = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

const COLUMNS: readonly (readonly [title: string, cell: (file: FileReport) => string])[] = [
  ["file", ({ source, file }) => `${source} ${file}`],
  ["read", ({ rowsRead }) => count(rowsRead)],
  ["kept", ({ rowsKept }) => count(rowsKept)],
  ["rejected", ({ rowsRejected }) => count(rowsRejected)],
  ["duplicate", ({ rowsDuplicate }) => count(rowsDuplicate)],
  ["no film", ({ rowsWithoutFilm }) => count(rowsWithoutFilm)],
  ["mended", ({ rowsRepaired }) => count(rowsRepaired)],
  ["bytes", ({ bytes }) => count(bytes)],
  ["sha-256", ({ sha256 }) => sha256.slice(0, 12)],
];

/** Rows of cells with every column as wide as its widest cell, the first flush left. */
function alignedTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
    ).join("  ").trimEnd()
  );
}

/** The quality report as plain text for a terminal or a log, ending with a line break. */
export function formatQualityReport(report: QualityReport): string {
  const files = alignedTable([
    COLUMNS.map(([title]) => title),
    ...report.files.map((file) => COLUMNS.map(([, cell]) => cell(file))),
  ]);
  const rejects = report.rejects.map(({ file, reason, rows }) =>
    `${file}: ${counted(rows, "row", "rows")} rejected: ${reason}`
  );
  const notes = report.notes.map(({ file, line, outcome, reason }) =>
    `${file}, line ${line}: ${outcome === "repaired" ? "mended" : "rejected"}: ${reason}`
  );
  const { films, filmsWithoutRatings, ratings, people, firstRating, lastRating } = report;
  return [
    "Quality report",
    ...files,
    ...rejects,
    ...notes,
    ...report.warnings.map((warning) => `Warning: ${warning}`),
    `${counted(films, "film", "films")}, ${count(filmsWithoutRatings)} of them without a rating; ` +
    `${counted(ratings, "rating", "ratings")} by ${counted(people, "person", "people")}, ` +
    `${firstRating} to ${lastRating}.`,
    ...report.changes.map(({ kind, before, added, removed }) =>
      `Since the catalogue in use, of ${count(before)} ${kind}: ${count(added)} added, ${
        count(removed)
      } removed.`
    ),
    "",
  ].join("\n");
}
