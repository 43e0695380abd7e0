import { join } from "node:path";
import { type Random, seededRandom } from "../lib/models/random.ts";

/** How large a generated MovieLens folder is. */
export interface FolderSize {
  readonly ratings: number;
  readonly films: number;
}

/** Taste is of this rank; the first coordinate of a vector is its bias. */
const RANK = 4;
const BATCH_BYTES = 1 << 20;
const FIRST_SECOND = 820_454_400; // 1996
const SECONDS = 680_000_000;

/**
 * Writes `ratings.csv`, `links.csv` and `movies.csv` of a made-up MovieLens of the shape of the
 * real one: films by Zipf's law, people's numbers of ratings log-normal, half stars from planted
 * factors, rows in order of person and film, no pair twice. The same seed gives the same bytes.
 * @returns how many people there are
 */
export async function generateMovieLens(
  folder: string,
  { ratings, films }: FolderSize,
  seed: number,
): Promise<number> {
  const numbers = Array.from({ length: films }, (_, film) => film + 1);
  await Deno.writeTextFile(
    join(folder, "links.csv"),
    `movieId,imdbId,tmdbId\n${numbers.map((id) => `${id},${1_000_000 + id},${2 * id}\n`).join("")}`,
  );
  await Deno.writeTextFile(
    join(folder, "movies.csv"),
    `movieId,title,genres\n${numbers.map((id) => `${id},Film ${id} (1999),Drama\n`).join("")}`,
  );
  return await writeRatings(join(folder, "ratings.csv"), { ratings, films }, seededRandom(seed));
}

async function writeRatings(path: string, size: FolderSize, random: Random): Promise<number> {
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const writer = file.writable.getWriter();
  const encoder = new TextEncoder();
  const tastes = Float32Array.from(
    { length: size.films * (RANK + 1) },
    () => 0.4 * random.normal(),
  );
  const pickFilm = zipf(size.films, random);
  let text = "userId,movieId,rating,timestamp\n";
  let person = 0;
  for (let left = size.ratings; left > 0;) {
    person++;
    const wanted = Math.max(1, Math.round(Math.exp(3.5 + 1.4 * random.normal())));
    const count = Math.min(left, wanted, size.films >> 1);
    left -= count;
    text += personRows(person, pickDistinct(count, pickFilm), tastes, random);
    if (text.length < BATCH_BYTES && left > 0) continue;
    await writer.write(encoder.encode(text));
    text = "";
  }
  writer.releaseLock();
  return person;
}

/** Films 0…films-1 with a chance falling as one over their rank. */
function zipf(films: number, random: Random): () => number {
  const shares = new Float64Array(films);
  let sum = 0;
  for (let film = 0; film < films; film++) shares[film] = sum += 1 / (film + 10);
  return () => {
    const wanted = sum * random.uniform();
    let low = 0;
    for (let high = films - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (shares[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function pickDistinct(count: number, pick: () => number): Int32Array {
  const films = new Set<number>();
  while (films.size < count) films.add(pick());
  return Int32Array.from(films).sort();
}

function personRows(
  person: number,
  films: Int32Array,
  tastes: Float32Array,
  random: Random,
): string {
  const own = Float32Array.from({ length: RANK + 1 }, () => 0.5 * random.normal());
  const begun = FIRST_SECOND + Math.floor(SECONDS * random.uniform());
  let rows = "";
  films.forEach((film, at) => {
    let stars = 3.5 + own[0] + tastes[film * (RANK + 1)] + 0.6 * random.normal();
    for (let d = 1; d <= RANK; d++) stars += own[d] * tastes[film * (RANK + 1) + d];
    const halves = Math.min(10, Math.max(1, Math.round(2 * stars)));
    rows += `${person},${film + 1},${halves / 2},${begun + 60 * at}\n`;
  });
  return rows;
}
