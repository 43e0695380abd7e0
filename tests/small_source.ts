import { join } from "node:path";
import { parse, stringify } from "@std/csv";
import { KAGGLE_COLUMNS } from "../lib/ingest/kaggle_film.ts";
import { DEMO_TABLE } from "../lib/ingest/sources/demo.ts";

/** How large a made-up source is. */
interface Size {
  readonly people: number;
  readonly films: number;
}

/** A film of a made-up source. */
interface SmallFilm {
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number;
  readonly poster: string | null;
}

/** Ids at TMDB of the made-up films, far from their MovieLens ids. */
export const tmdbId = (film: number): number => 1000 + film * 7;

/** Hebrew after a mark that turns the direction of all that follows it. */
export const RIGHT_TO_LEFT = "\u202Eשלום 1";

/** A film's made-up title; the last ones are hostile. */
function titleOf(film: number, films: number): string {
  if (film === films - 1) return `<script>alert("x")</script> & {{7*7}}`;
  if (film === films - 3) return RIGHT_TO_LEFT;
  if (film === films - 2) return '=HYPERLINK("http://x")';
  return `Été ${film}`;
}

/** Titles and years of the demo's films; their ids and posters are made up, as long as real ones. */
export async function knownFilms(count: number): Promise<SmallFilm[]> {
  const rows = parse(await Deno.readTextFile(DEMO_TABLE), { skipFirstRow: true });
  return rows.slice(0, count).map(({ title, year }, at) => ({
    tmdbId: 1 + (at * 7919) % 400_009,
    title,
    year: Number(year),
    poster: `/${
      Array.from({ length: 27 }, (_, letter) => LETTERS[scattered(at, letter) % LETTERS.length])
        .join("")
    }.jpg`,
  }));
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const smallFilms = (films: number): SmallFilm[] =>
  Array.from({ length: films - 1 }, (_, at) => ({
    tmdbId: tmdbId(at + 1),
    title: titleOf(at + 1, films),
    year: 1980 + (at + 1) % 40,
    poster: posterOf(at + 1),
  }));

const GENRES = ["Drama", "Comedy", "Horror", "Action"] as const;

/** A number without pattern that depends on both of its arguments alone. */
const scattered = (a: number, b: number): number =>
  Math.imul(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77), 0xc2b2ae3d) >>> 16;

/**
 * Writes `ratings.csv`, `links.csv` and `movies.csv` as MovieLens does, of two crowds with opposite
 * taste: even people like even films, odd people odd ones. Everything follows from the numbers, so
 * every call writes the same bytes.
 */
export async function writeSmallMovieLens(
  folder: string,
  { people, films }: Size = { people: 40, films: 60 },
  catalogue: readonly SmallFilm[] = smallFilms(films),
): Promise<void> {
  const ratings: (string | number)[][] = [["userId", "movieId", "rating", "timestamp"]];
  for (let person = 1; person <= people; person++) {
    for (let film = 1; film < films; film++) {
      const liked = person % 2 === film % 2;
      if (scattered(person, film) % 6 >= (liked ? 3 : 1)) continue; // people mostly watch what they like
      const nuance = (person * 7 + film * 3) % 3 * 0.5;
      const time = 1_000_000_000 + person * 86_400 * 30 + film * 3600;
      ratings.push([person, film, liked ? 4 + nuance : 1.5 + nuance, time]);
    }
  }
  const movies = catalogue.map(({ title, year }, at) => [
    at + 1,
    `${title} (${year})`,
    `${GENRES[(at + 1) % 4]}|${GENRES[(at + 2) % 4]}`,
  ]);
  const links = catalogue.map(({ tmdbId }, at) => [
    at + 1,
    String(at + 1).padStart(7, "0"),
    tmdbId,
  ]);
  await Promise.all([
    write(folder, "ratings.csv", ratings),
    write(folder, "movies.csv", [["movieId", "title", "genres"], ...movies]),
    write(folder, "links.csv", [["movieId", "imdbId", "tmdbId"], ...links]),
  ]);
}

/** A film's made-up poster at TMDB; every third film has none. */
export const posterOf = (film: number): string | null =>
  film % 3 === 0 ? null : `/poster${tmdbId(film)}.jpg`;

/** Writes `movies_metadata.csv` as Kaggle does: the posters of the films above, and nothing else. */
export async function writeSmallPosters(
  folder: string,
  catalogue: readonly SmallFilm[] = smallFilms(60),
): Promise<void> {
  const none = Object.fromEntries(KAGGLE_COLUMNS.map((column) => [column, ""]));
  const rows = catalogue.map(({ tmdbId, title, poster }) => ({
    ...none,
    id: tmdbId,
    title,
    poster_path: poster ?? "",
  }));
  const text = stringify(rows, { columns: [...KAGGLE_COLUMNS] });
  await Deno.writeTextFile(join(folder, "movies_metadata.csv"), text);
}

const write = (folder: string, name: string, rows: (string | number)[][]): Promise<void> =>
  Deno.writeTextFile(join(folder, name), stringify(rows, { headers: false }));
