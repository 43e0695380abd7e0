import { ReelmatchError } from "../../errors.ts";
import type { MovieLensSource } from "../parse_source.ts";
import { exists, openPlace, type Place } from "../place.ts";
import { csvForm, type RatingForm, RATINGS_DAT, U_DATA } from "../rating_form.ts";
import { readLinks } from "../read_links.ts";
import { readRatings } from "../read_ratings.ts";
import { readTitles } from "../read_titles.ts";
import { MOVIES_DAT, type OldTitles, readWantedFilms, U_ITEM } from "../read_wanted_films.ts";
import type { Ingest } from "../source_reader.ts";
import { fetchRelease, RELEASES } from "./grouplens.ts";

/** The releases before 2016, which have no `links.csv`: their files and how they are written. */
const OLD_RELEASES: readonly {
  readonly ratings: string;
  readonly titles: string;
  readonly ratingForm: RatingForm;
  readonly titleForm: OldTitles;
}[] = [
  { ratings: "ratings.dat", titles: "movies.dat", ratingForm: RATINGS_DAT, titleForm: MOVIES_DAT },
  { ratings: "u.data", titles: "u.item", ratingForm: U_DATA, titleForm: U_ITEM },
];

const FILES = [
  "ratings.csv",
  "links.csv",
  "movies.csv",
  ...OLD_RELEASES.flatMap(({ ratings, titles }) => [ratings, titles]),
];

/**
 * Stages a release of MovieLens: ratings, the bridge from their films to TMDB's, and titles.
 * @throws {ReelmatchError} `BAD_INPUT` or `NOT_FOUND` for what is missing or cannot be used
 */
export async function readMovieLens(ingest: Ingest, source: MovieLensSource): Promise<void> {
  const place = await openPlace(await localPath(ingest, source), FILES, ingest);
  const old = OLD_RELEASES.find(({ ratings }) => place.file(ratings) !== undefined);
  if (place.file("ratings.csv") !== undefined || old === undefined) {
    return await readNewRelease(ingest, source, place);
  }
  if (!ingest.hasFacts) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${source.name} has no links.csv, so its films are found by title and year: give films' ` +
        "facts too, as in --films kaggle:movies_metadata.csv.",
    );
  }
  const { name, people } = source;
  const { numbering } = old.titleForm;
  await readWantedFilms(ingest, name, requireFile(place, old.titles), old.titleForm);
  await readRatings(ingest, {
    source: name,
    path: requireFile(place, old.ratings),
    form: () => old.ratingForm,
    numbers: { numbering, people },
  });
}

/** The path of what is here, or of what is fetched. */
async function localPath(ingest: Ingest, { place }: MovieLensSource): Promise<string> {
  if (await exists(place)) return place;
  if (!RELEASES.includes(place)) {
    throw new ReelmatchError(
      "NOT_FOUND",
      `There is no file or folder ${place}, nor a release of that name: the releases are ${
        RELEASES.join(", ")
      }.`,
    );
  }
  const { services, cacheDir = ingest.workDir, http, report } = ingest;
  return await fetchRelease({ url: services.groupLensUrl, cacheDir, http, report }, place);
}

async function readNewRelease(
  ingest: Ingest,
  { name, people }: MovieLensSource,
  place: Place,
): Promise<void> {
  const ratings = requireFile(place, "ratings.csv");
  await readLinks(ingest, name, requireFile(place, "links.csv"));
  const titles = place.file("movies.csv");
  if (titles !== undefined || !ingest.hasFacts) {
    await readTitles(ingest, name, titles ?? requireFile(place, "movies.csv"), ingest.hasFacts);
  }
  await readRatings(ingest, {
    source: name,
    path: ratings,
    form: ({ file }) => csvForm(file),
    numbers: { numbering: "movielens", people },
  });
}

/** @throws {ReelmatchError} `NOT_FOUND` where the place has no such file */
function requireFile(place: Place, name: string): string {
  const path = place.file(name);
  if (path !== undefined) return path;
  throw new ReelmatchError(
    "NOT_FOUND",
    `There is no ${name} in ${place.path}: expected ratings.csv, links.csv and movies.csv, or the ` +
      "files of ml-1m or ml-100k.",
  );
}
