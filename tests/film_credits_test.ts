import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";
import { serve } from "../lib/recommender/serving.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";
import { tmdbId, writeSmallPosters } from "./small_source.ts";

Deno.test("the API tells who made a film, and nothing of one whose makers nobody tells", async () => {
  await using data = await smallData();
  const { dataDir, sourceDir } = data;
  await writeSmallPosters(sourceDir);
  const cast = "[{'name': 'Second', 'order': 1}, {'name': 'Zoë O\\'Dea', 'order': 0}]";
  const credits = `cast,crew,id\n"${cast}","[{'name': 'D', 'job': 'Director'}]",${tmdbId(2)}\n`;
  await Deno.writeTextFile(join(sourceDir, "credits.csv"), credits);
  const keywords = `id,keywords\n${tmdbId(2)},"[{'name': 'heist'}]"\n`;
  await Deno.writeTextFile(join(sourceDir, "keywords.csv"), keywords);
  await publishFolder(dataDir, sourceDir, [`kaggle:${sourceDir}`]);

  using serving = await serve(dataDir, () => {});
  using lease = serving.lease();
  const api = createApi(PLAIN_OPTIONS);
  const creditsOf = async (id: number) => {
    const answer = await api.request(`/api/movies/${id}`, {}, { snapshot: lease.snapshot });
    const { directors, actors, keywords } = await answer.json();
    return { directors, actors, keywords };
  };
  assertEquals(await creditsOf(tmdbId(2)), {
    directors: ["D"],
    actors: ["Zoë O'Dea", "Second"],
    keywords: ["heist"],
  });
  assertEquals(await creditsOf(tmdbId(1)), { directors: [], actors: [], keywords: [] });
});
