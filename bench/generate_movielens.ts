import { join } from "node:path";
import { type Random, seededRandom } from "../lib/models/random.ts";

/** How large a generated MovieLens folder is. */
export interface FolderSize {
  readonly ratings: number;
  readonly people: number;
  readonly films: number;
}

/** The size of the full `ratings.csv` of Kaggle's *The Movies Dataset*. */
export const FULL_SIZE: FolderSize = { ratings: 26_024_289, people: 270_896, films: 45_115 };

/** Taste is of this rank; the first coordinate of a vector is its bias. */
const RANK = 4;
const WIDTH = RANK + 1;
const BATCH_BYTES = 1 << 22;
/** More than any row takes. */
const ROW_BYTES = 48;
const FIRST_SECOND = 820_454_400; // 1996
const SECONDS = 680_000_000;

/**
 * Writes `ratings.csv`, `links.csv` and `movies.csv` of a made-up MovieLens of the shape of the
 * real one: films by Zipf's law, people's numbers of ratings log-normal, half stars from planted
 * factors, rows in order of person and film, no pair twice, TMDB's ids in no order. The same seed
 * gives the same bytes.
 */
export async function generateMovieLens(
  folder: string,
  size: FolderSize,
  seed: number,
): Promise<void> {
  const numbers = Array.from({ length: size.films }, (_, film) => film + 1);
  const tmdbId = (id: number): number => id * 7919 % 1_000_003;
  const links = numbers.map((id) => `${id},${1_000_000 + id},${tmdbId(id)}\n`);
  const movies = numbers.map((id) => `${id},Film ${id} (${1920 + id % 100}),Drama\n`);
  await Deno.writeTextFile(join(folder, "links.csv"), `movieId,imdbId,tmdbId\n${links.join("")}`);
  await Deno.writeTextFile(join(folder, "movies.csv"), `movieId,title,genres\n${movies.join("")}`);
  writeRatings(join(folder, "ratings.csv"), size, seededRandom(seed));
}

function writeRatings(path: string, size: FolderSize, random: Random): void {
  using file = Deno.openSync(path, { write: true, create: true, truncate: true });
  const tastes = new Float32Array(size.films * WIDTH);
  random.fillNormal(tastes);
  const pickFilm = zipf(size.films, random);
  const isPicked = new Uint8Array(size.films);
  const own = new Float32Array(WIDTH);
  const rows = new Rows(file);
  const counts = activity(size, random);
  for (let person = 0; person < size.people; person++) {
    const films = pickDistinct(counts[person], pickFilm, isPicked);
    random.fillNormal(own);
    const begun = FIRST_SECOND + Math.floor(SECONDS * random.uniform());
    for (let at = 0; at < films.length; at++) {
      const film = films[at];
      let stars = 3.5 + 0.5 * own[0] + 0.4 * tastes[film * WIDTH] + 0.6 * random.normal();
      for (let d = 1; d < WIDTH; d++) stars += 0.2 * own[d] * tastes[film * WIDTH + d];
      const halves = Math.min(10, Math.max(1, Math.round(2 * stars)));
      rows.write(person + 1, film + 1, halves, begun + 60 * at);
    }
  }
  rows.flush();
}

/** Numbers of ratings that add up to all of them, log-normal, from 1 to half of the films. */
function activity({ ratings, people, films }: FolderSize, random: Random): Int32Array {
  const most = films >> 1;
  const weights = Float64Array.from({ length: people }, () => Math.exp(1.4 * random.normal()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = Int32Array.from(
    weights,
    (weight) => Math.min(most, Math.max(1, Math.round(ratings * weight / sum))),
  );
  let left = ratings - counts.reduce((total, count) => total + count, 0);
  while (left !== 0) {
    const person = random.integer(people);
    const step = Math.sign(left);
    if (counts[person] + step < 1 || counts[person] + step > most) continue;
    counts[person] += step;
    left -= step;
  }
  return counts;
}

/** Films 0…films-1 with a chance falling as one over their rank; a guide shortens the search. */
function zipf(films: number, random: Random): () => number {
  const shares = new Float64Array(films);
  let sum = 0;
  for (let film = 0; film < films; film++) shares[film] = sum += 1 / (film + 10);
  const guide = new Int32Array(films);
  for (let step = 0, film = 0; step < films; step++) {
    while (shares[film] < sum * step / films) film++;
    guide[step] = film;
  }
  return () => {
    const at = random.uniform();
    let film = guide[Math.floor(films * at)];
    while (shares[film] < sum * at) film++;
    return film;
  };
}

/** @param isPicked zeros, as it is again afterwards */
function pickDistinct(count: number, pick: () => number, isPicked: Uint8Array): Int32Array {
  const films = new Int32Array(count);
  for (let picked = 0; picked < count;) {
    const film = pick();
    if (isPicked[film] === 1) continue;
    isPicked[film] = 1;
    films[picked++] = film;
  }
  for (const film of films) isPicked[film] = 0;
  return films.sort();
}

/** Rows of `ratings.csv` as bytes, written in large pieces. */
class Rows {
  readonly #bytes = new Uint8Array(BATCH_BYTES);
  #length: number;

  constructor(readonly file: Deno.FsFile) {
    const { written } = new TextEncoder().encodeInto(
      "userId,movieId,rating,timestamp\n",
      this.#bytes,
    );
    this.#length = written;
  }

  write(person: number, film: number, halves: number, second: number): void {
    if (this.#length > BATCH_BYTES - ROW_BYTES) this.flush();
    this.#number(person, 44); // a comma
    this.#number(film, 44);
    this.#number(halves >> 1, 46); // a point
    this.#number(halves & 1 ? 5 : 0, 44);
    this.#number(second, 10); // a line break
  }

  #number(value: number, end: number): void {
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits++;
    for (let at = this.#length + digits - 1, rest = value; at >= this.#length; at--) {
      const next = Math.floor(rest / 10);
      this.#bytes[at] = 48 + rest - 10 * next;
      rest = next;
    }
    this.#bytes[this.#length + digits] = end;
    this.#length += digits + 1;
  }

  flush(): void {
    for (let written = 0; written < this.#length;) {
      written += this.file.writeSync(this.#bytes.subarray(written, this.#length));
    }
    this.#length = 0;
  }
}
