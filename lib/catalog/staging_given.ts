import type { FilmId, UserId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { execute } from "./query.ts";
import { RATING_STEP } from "./schema.ts";
import type { FromFile } from "./staging.ts";
import { appendRows, createStagingTable, type StagingTable } from "./staging_table.ts";

/** A rating by a person of the catalogue of a film by its TMDB id. */
export interface GivenRating {
  readonly userId: UserId;
  readonly filmId: FilmId;
  /** In half stars, 0.5…5. */
  readonly rating: number;
  /** Unix time. */
  readonly seconds: number;
}

const GIVEN: StagingTable<GivenRating> = {
  name: "given_ratings",
  columns: {
    user_id: { type: "INTEGER", value: ({ userId }) => userId },
    item_id: { type: "INTEGER", value: ({ filmId }) => filmId },
    rating: { type: "DOUBLE", value: ({ rating }) => rating },
    seconds: { type: "DOUBLE", value: ({ seconds }) => seconds },
  },
};

/** Stages ratings that are known to keep the rules. */
export async function stageGivenRatings(
  catalog: Catalog,
  { file, source }: FromFile,
  ratings: readonly GivenRating[],
): Promise<void> {
  await execute(catalog, "INSERT INTO rating_files VALUES ($file, $source, 'tmdb')", {
    file,
    source,
  });
  await createStagingTable(catalog, GIVEN);
  await appendRows(catalog, GIVEN, ratings);
  await execute(
    catalog,
    `INSERT INTO staged_ratings
     SELECT $file, user_id, item_id, rating / ${RATING_STEP}, seconds, false FROM given_ratings`,
    { file },
  );
  await execute(catalog, "DROP TABLE given_ratings");
}
