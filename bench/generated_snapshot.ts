import { ingestInto } from "../lib/ingest/ingest.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import type { Report } from "../lib/progress/progress.ts";
import { buildSnapshot } from "../lib/snapshots/build.ts";
import { FULL_SIZE, generateMovieLens } from "./generate_movielens.ts";

const SEED = 42;
/** Named, since generated ratings have so little taste in them that popularity may do better. */
const HEADS = { stars: "svd", taste: "blend" } as const;

/**
 * Publishes a snapshot of a generated MovieLens with both trained heads. At full size that takes
 * 3 GB of disk meanwhile and, on two cores, ten to fifteen minutes.
 * @param ratings how many; people grow with them, films are as many as at full size
 */
export async function publishGenerated(
  dataDir: string,
  ratings: number,
  report: Report,
): Promise<void> {
  const people = Math.ceil(FULL_SIZE.people * ratings / FULL_SIZE.ratings);
  const folder = await Deno.makeTempDir({ prefix: "reelmatch-generated-" });
  try {
    await generateMovieLens(folder, { ratings, people, films: FULL_SIZE.films }, SEED);
    const sources = parseSources([`movielens:${folder}`], []);
    await buildSnapshot({
      dataDir,
      seed: SEED,
      report,
      choice: HEADS,
      activateAnyway: true,
      fill: (path, stages) => ingestInto(path, sources, { stages }),
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
