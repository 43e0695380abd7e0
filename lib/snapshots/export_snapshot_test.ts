import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { smallData } from "../../tests/small_snapshot.ts";
import { ReelmatchError } from "../errors.ts";
import { reviveStars } from "../models/revive.ts";
import { exportSnapshot } from "./export_snapshot.ts";
import { MODEL_DIR, MODEL_FILES, snapshotDir } from "./layout.ts";
import { readModel } from "./model_files.ts";

async function rowsOf(sql: string): Promise<number[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows.map((row) => row.map(Number));
}

Deno.test("an export holds every row, predicts as the model does, and is whole or not there", async () => {
  await using data = await smallData();
  const { dataDir, manifest } = data;
  const { id, counts } = manifest;
  const out = join(dataDir, "it's out");
  await exportSnapshot({ dataDir, id, format: "parquet", out });
  const file = (name: string): string => `'${join(out, name).replaceAll("'", "''")}.parquet'`;
  for (const [name, rows] of [["films", counts.films], ["ratings", counts.ratings]] as const) {
    assertEquals(await rowsOf(`SELECT count(*) FROM ${file(name)}`), [[rows]]);
  }
  const model = reviveStars(
    await readModel(join(snapshotDir(dataDir, id), MODEL_DIR), MODEL_FILES.stars),
  );
  const { mean } = JSON.parse(await Deno.readTextFile(join(out, "model.json")));
  const people = await rowsOf(`FROM ${file("people_factors")} ORDER BY user_id`);
  const films = await rowsOf(`FROM ${file("film_factors")} ORDER BY film_id`);
  assertEquals([people.length, films.length], [model.nUsers, model.nItems]);
  for (const [user, item] of [[0, 0], [3, 7], [39, 50]]) {
    const [, userBias, ...userFactors] = people[user];
    const [, itemBias, ...itemFactors] = films[item];
    const stars = userFactors.reduce(
      (sum, factor, at) => sum + factor * itemFactors[at],
      mean + userBias + itemBias,
    );
    const predicted = model.predict(model.profile(user), item).mean;
    assertAlmostEquals(Math.min(5, Math.max(0.5, stars)), predicted, 1e-4);
  }
  const again = () => exportSnapshot({ dataDir, id, format: "csv", out });
  assertEquals((await assertRejects(again, ReelmatchError)).code, "BAD_INPUT");

  const csv = join(dataDir, "csv");
  await exportSnapshot({ dataDir, id, format: "csv", out: csv });
  const text = await Deno.readTextFile(join(csv, "films.csv"));
  assert(text.includes(`,"'=HYPERLINK(""http://x"")",`), text);
  assertEquals(
    (await Deno.readTextFile(join(csv, "ratings.csv"))).split("\n").length,
    counts.ratings + 2,
  );

  const nowhere = join(out, "films.parquet", "below a file");
  const refused = () => exportSnapshot({ dataDir, id, format: "csv", out: nowhere });
  assertEquals((await assertRejects(refused, ReelmatchError)).code, "UNAVAILABLE");
  const hidden = Array.from(Deno.readDirSync(dataDir), ({ name }) => name)
    .filter((name) => name.startsWith(".") && !name.endsWith(".lock"));
  assertEquals(hidden, []);
});
