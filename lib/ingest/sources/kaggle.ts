import { ReelmatchError } from "../../errors.ts";
import type { KaggleFilmsSource, KaggleSource } from "../parse_source.ts";
import { exists, openPlace, type Place } from "../place.ts";
import { csvForm } from "../rating_form.ts";
import { readKaggleFilms } from "../read_kaggle_films.ts";
import { readKaggleCredits, readKaggleKeywords } from "../read_kaggle_credits.ts";
import { readLinks } from "../read_links.ts";
import { readRatings } from "../read_ratings.ts";
import type { Ingest } from "../source_reader.ts";
import { fetchDataset } from "./kaggle_api.ts";
import { findKaggleKey } from "./kaggle_key.ts";

const METADATA = "movies_metadata.csv";
const KEYWORDS = "keywords.csv";
const CREDITS = "credits.csv";
const FILMS = [METADATA, KEYWORDS, CREDITS];
/** The whole files come before their excerpts. */
const RATINGS = ["ratings.csv", "ratings_small.csv"] as const;
const LINKS = ["links.csv", "links_small.csv"] as const;

/**
 * Stages Kaggle's *The Movies Dataset*: films, with keywords and credits where
 * there are any, and, unless films alone are wanted, the bridge from MovieLens's ids and the ratings.
 * @throws {ReelmatchError} `BAD_INPUT` or `NOT_FOUND` for what is missing or cannot be used
 */
export async function readKaggle(
  ingest: Ingest,
  source: KaggleSource | KaggleFilmsSource,
): Promise<void> {
  const { name } = source;
  if (source.place.endsWith(".csv")) return await readKaggleFilms(ingest, name, source.place);
  const names = "people" in source ? [...FILMS, ...RATINGS, ...LINKS] : FILMS;
  const place = await openPlace(await localPath(ingest, source), names, ingest);
  await readKaggleFilms(ingest, name, requireFile(place, [METADATA]));
  const [keywords, credits] = [KEYWORDS, CREDITS].map(place.file);
  if (keywords !== undefined) await readKaggleKeywords(ingest, name, keywords);
  if (credits !== undefined) await readKaggleCredits(ingest, name, credits);
  if (!("people" in source)) return;
  await readLinks(ingest, name, requireFile(place, LINKS));
  const { people } = source;
  await readRatings(ingest, {
    source: name,
    path: requireFile(place, RATINGS),
    form: ({ file }) => csvForm(file),
    numbers: { numbering: "movielens", people },
  });
}

/** The path of what is here, or of what is fetched. */
async function localPath(ingest: Ingest, { place }: { place: string }): Promise<string> {
  if (await exists(place) || !/^[\w-]+\/[\w-]+$/.test(place)) return place;
  const { services, cacheDir = ingest.workDir, http, report } = ingest;
  const key = await findKaggleKey(services.kaggleKey);
  return await fetchDataset({ url: services.kaggleUrl, key, cacheDir, http, report }, place);
}

/** @throws {ReelmatchError} `NOT_FOUND` where the place has none of these files */
function requireFile(place: Place, names: readonly string[]): string {
  const path = names.map(place.file).find((found) => found !== undefined);
  if (path !== undefined) return path;
  throw new ReelmatchError(
    "NOT_FOUND",
    `There is no ${names.join(" or ")} in ${place.path}: expected the files of Kaggle's The ` +
      "Movies Dataset.",
  );
}
