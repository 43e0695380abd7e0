import { tmdbId } from "./small_source.ts";

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
