import { tmdbId } from "./small_source.ts";

/** How many films the small made-up data has, the hostile ones at the end. */
const FILMS = 59;

/** Every kind of page over the small made-up data. */
export const SITE_PAGES: readonly string[] = [
  "/",
  "/films",
  "/films?q=ete&genre=Drama&sort=title",
  "/films?q=nothing+has+this+title",
  `/films/${tmdbId(2)}`,
  "/recommend",
  "/recommend?user=1",
  `/recommend?ratings=${tmdbId(2)}-5_${tmdbId(4)}-4.5_${tmdbId(6)}-1`,
  "/users/1",
  "/model",
  "/about",
  "/api/docs",
  "/nothing-here",
  "/films/abc",
];

/** Pages with nothing to list, and pages of films with hostile titles. */
export const ODD_PAGES: readonly string[] = [
  "/films?year_from=2199",
  "/recommend?user=1&genre=Drama&year_from=2199",
  `/recommend?ratings=${tmdbId(2)}-5&year_from=2199`,
  `/films/${tmdbId(FILMS)}`,
  `/films/${tmdbId(FILMS - 1)}`,
  `/films/${tmdbId(FILMS - 2)}`,
  "/films?year_from=abcd",
];

/** Pages before the first snapshot, those that answer and those that cannot. */
export const COLD_PAGES: readonly string[] = ["/", "/films", "/recommend", "/model", "/about"];
