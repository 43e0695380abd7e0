/**
 * The plainest server that gives a person's ten films: a Hono route that predicts every film's stars
 * and sorts them all. Serves the current snapshot on a free port, which it prints.
 */
import { Hono } from "hono";
import { join } from "node:path";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { reviveRatingIndex } from "../lib/models/rating_index.ts";
import { reviveStars } from "../lib/models/revive.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { MODEL_DIR, MODEL_FILES, snapshotDir } from "../lib/snapshots/layout.ts";
import { readModel } from "../lib/snapshots/model_files.ts";

const { dataDir } = readConfig();
const current = await readCurrent(dataDir);
if (current === null) {
  throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: run \`deno task ingest\`.`);
}
const folder = join(snapshotDir(dataDir, current), MODEL_DIR);
const stars = reviveStars(await readModel(folder, MODEL_FILES.stars));
const index = reviveRatingIndex(await readModel(folder, MODEL_FILES.index));
const users = new Map(index.userIds.entries().map(([user, id]) => [id, user] as const));

const app = new Hono();
app.get("/recommend_movies/:id", (c) => {
  const user = users.get(Number(c.req.param("id")));
  if (user === undefined) return c.json({ error: "unknown" }, 404);
  const seen = new Set(index.history(user).items);
  const profile = stars.profile(user);
  const predicted: { id: number; rating_predicted: number }[] = [];
  for (let item = 0; item < stars.nItems; item++) {
    if (seen.has(item)) continue;
    const { mean } = stars.predict(profile, item);
    predicted.push({ id: index.itemIds[item], rating_predicted: mean });
  }
  predicted.sort((a, b) => b.rating_predicted - a.rating_predicted);
  return c.json({ recommendations: predicted.slice(0, 10) });
});
const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
await print(Deno.stdout, `plain server is at http://127.0.0.1:${server.addr.port}/\n`);
