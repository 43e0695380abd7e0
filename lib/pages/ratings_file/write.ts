import { stringify } from "@std/csv";
import type { Film } from "../../catalog/film.ts";
import { type Cell, defused } from "../../ui/defused.ts";

/** The sites whose files can be written. */
export const FILE_FORMS = ["letterboxd", "movielens"] as const;
export type FileForm = typeof FILE_FORMS[number];

/** A film with the stars that somebody gave it. */
export interface StarredFilm {
  readonly film: Film;
  readonly stars: number;
}

type Columns = Readonly<Record<string, (rated: StarredFilm) => Cell>>;

/** The columns of each form, as those sites name them. */
const COLUMNS: Readonly<Record<FileForm, Columns>> = {
  letterboxd: {
    tmdbID: ({ film }) => film.id,
    imdbID: ({ film }) => film.imdbId,
    Name: ({ film }) => film.title,
    Year: ({ film }) => film.year,
    Rating: ({ stars }) => stars,
  },
  movielens: {
    movieId: ({ film }) => film.movieLensId,
    rating: ({ stars }) => stars,
    imdbId: ({ film }) => film.imdbId?.replace(/^tt/, "") ?? null,
    tmdbId: ({ film }) => film.id,
    title: ({ film }) => film.year === null ? film.title : `${film.title} (${film.year})`,
  },
};

/** Ratings as a CSV file (RFC 4180) that a spreadsheet opens without running any of it. */
export function writeRatingsFile(form: FileForm, rated: readonly StarredFilm[]): string {
  const columns = Object.entries(COLUMNS[form]);
  const rows = rated.map((one) => columns.map(([, cellOf]) => defused(cellOf(one))));
  return stringify([columns.map(([name]) => name), ...rows]);
}
