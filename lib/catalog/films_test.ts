import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { filmId } from "../ids.ts";
import { KAGGLE_COLUMNS } from "../ingest/kaggle_film.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import type { Catalog } from "./connection.ts";
import type { Film, FilmQuery, FilmSort } from "./film.ts";
import {
  allFilms,
  allTitles,
  getFilm,
  getFilms,
  listGenres,
  listLanguages,
  ratingHistogram,
} from "./films.ts";
import { findFilms } from "./find_films.ts";
import { keepFilms } from "./kept_films.ts";
import { indexTitles } from "./titles/index_titles.ts";

type Facts = Partial<Record<typeof KAGGLE_COLUMNS[number], string>>;

const record = (facts: Facts): string =>
  KAGGLE_COLUMNS.map((name) => `"${(facts[name] ?? "").replaceAll('"', '""')}"`).join(",");

const WORDS = ["Amélie", "été", "MÜNCHEN", "The", "100%", "under_score", "O'Brien", "*"];
const GENRES = ["Drama", "Comedy", "Science Fiction"];

/** 60 films with every mixture of facts, present and absent. */
const METADATA = [
  KAGGLE_COLUMNS.join(","),
  ...Array.from({ length: 60 }, (_, n) =>
    record({
      id: String(1000 + n),
      title: `${WORDS[n % WORDS.length]} ${WORDS[n * 3 % 7]} ${n % 10}`,
      genres: `[${GENRES.filter((_, g) => (n >> g) & 1).map((name) => `{'name': '${name}'}`)}]`,
      release_date: n % 5 === 0 ? "" : `${1950 + n % 9}-0${1 + n % 9}-11`,
      original_language: ["en", "fr", ""][n % 3],
      popularity: n % 4 === 0 ? "" : String(n % 6),
      vote_count: String(n * 7 % 40),
      vote_average: "6.5",
    })),
].join("\n") + "\n";

const LINKS = `movieId,imdbId,tmdbId\n${
  Array.from({ length: 60 }, (_, n) => `${n + 1},,${1000 + n}`).join("\n")
}\n`;

const RATINGS = `${RATINGS_HEADER}\n${
  Array.from({ length: 150 }, (_, n) =>
    `${1 + n % 11},${1 + n * 13 % 40},${(1 + n * 7 % 10) / 2},${n}`)
    .join("\n")
}\n`;

const withFilms = (work: (catalog: Catalog) => Promise<void>): Promise<void> =>
  inFolder((folder) =>
    withCatalog(
      folder,
      { ratings: RATINGS, links: LINKS, metadata: METADATA },
      ({ catalog }) => work(catalog),
    )
  );

const fold = (text: string): string =>
  text.toLowerCase().normalize("NFD").replaceAll(/\p{Mn}/gu, "");

/** Words of letters and digits, or of signs where there is nothing else. */
function plainWords(text: string): string[] {
  const parts = fold(text).replaceAll("'", "").split(/[^a-z0-9]+/).filter(Boolean);
  return parts.length > 0 ? parts : text.split(/\s+/).filter(Boolean);
}

function isWanted(
  film: Film,
  { q, genre, yearFrom, yearTo, language, minVotes }: FilmQuery,
): boolean {
  const words = plainWords(film.title);
  return plainWords(q ?? "").every((given) => words.some((word) => word.startsWith(given))) &&
    (genre === undefined || film.genres.includes(genre)) &&
    (yearFrom === undefined || (film.year !== null && film.year >= yearFrom)) &&
    (yearTo === undefined || (film.year !== null && film.year <= yearTo)) &&
    (language === undefined || film.language === language) &&
    (minVotes === undefined || film.voteCount >= minVotes);
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const sorts: readonly FilmSort[] = [
  "popularity",
  "-popularity",
  "rating",
  "-rating",
  "release_date",
  "-release_date",
  "title",
  "-title",
];

const anyQuery: fc.Arbitrary<FilmQuery> = fc.record({
  q: optional(
    fc.array(fc.constantFrom(...WORDS, "amelie", "ETE", "1", "' OR 1=1 --"), { maxLength: 2 }).map((
      words,
    ) => words.join(" ")),
  ),
  genre: optional(fc.constantFrom(...GENRES, "drama")),
  yearFrom: optional(fc.integer({ min: 1948, max: 1960 })),
  yearTo: optional(fc.integer({ min: 1948, max: 1960 })),
  language: optional(fc.constantFrom("en", "fr", "de")),
  minVotes: optional(fc.integer({ min: 0, max: 40 })),
  sort: fc.constantFrom("relevance", ...sorts),
  limit: fc.integer({ min: 1, max: 100 }),
  offset: fc.nat(30),
});

/** What a film is ordered by, `null` where it lacks it; `rating` has no single column to see. */
const keyOf = (film: Film, sort: FilmSort): string | number | null => {
  switch (sort) {
    case "popularity":
    case "-popularity":
      return film.popularity;
    case "release_date":
    case "-release_date":
      return film.releaseDate ?? (film.year === null ? null : `${film.year}-01-01`);
    case "title":
    case "-title":
      return fold(film.title);
    case "rating":
    case "-rating":
      return film.ratingMean === null ? null : 0;
  }
};

function inOrder(a: Film, b: Film, sort: FilmSort): boolean {
  const [x, y] = [keyOf(a, sort), keyOf(b, sort)];
  if (x === null || y === null) return x !== null || (y === null && a.id < b.id);
  if (x === y) return a.id < b.id || sort.endsWith("rating");
  return sort.startsWith("-") ? x > y : x < y;
}

Deno.test("a search finds exactly the films that a plain filter keeps, in its order", async () => {
  await withFilms(async (catalog) => {
    const titles = await indexTitles(await allTitles(catalog));
    const films = await allFilms(catalog);
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const { total, items } = await findFilms(catalog, titles, query);
        const wanted = films.filter((film) => isWanted(film, query));
        assertEquals(total, wanted.length);
        assertEquals(items.length, Math.max(0, Math.min(query.limit, total - query.offset)));
        assert(items.every((film) => isWanted(film, query)));
        assertEquals(new Set(items.map(({ id }) => id)).size, items.length);
        const { sort } = query;
        if (sort === "relevance") return;
        items.slice(1).forEach((film, at) => assert(inOrder(items[at], film, sort)));
      }),
      { numRuns: 150 },
    );
  });
});

Deno.test("pages of a list together are the whole list", async () => {
  await withFilms(async (catalog) => {
    const titles = await indexTitles(await allTitles(catalog));
    for (const sort of ["relevance", ...sorts] as const) {
      const page = (offset: number, limit: number) =>
        findFilms(catalog, titles, { sort, offset, limit });
      const whole = (await page(0, 100)).items;
      const parts = [await page(0, 25), await page(25, 25), await page(50, 25)];
      assertEquals(parts.flatMap(({ items }) => items), whole);
    }
  });
});

Deno.test("films are ordered by a mean that few ratings do not carry to the top", async () => {
  await withFilms(async (catalog) => {
    const titles = await indexTitles(await allTitles(catalog));
    const { items } = await findFilms(catalog, titles, { sort: "-rating", limit: 100, offset: 0 });
    const overall = items.reduce((sum, film) =>
      sum + (film.ratingMean ?? 0) * film.ratingCount, 0) / 150;
    const damped = items.filter(({ ratingCount }) => ratingCount > 0).map((
      { ratingMean, ratingCount },
    ) => ((ratingMean ?? 0) * ratingCount + 25 * overall) / (ratingCount + 25));
    damped.slice(1).forEach((value, at) => assert(value <= damped[at] + 1e-12));
    assertEquals(items.slice(damped.length).every(({ ratingMean }) => ratingMean === null), true);
  });
});

Deno.test("films that are kept in memory are found as those that are not", async () => {
  await withFilms(async (catalog) => {
    const films = await allFilms(catalog);
    const asked = [900, 2000, ...films.map(({ id }) => id)].map(filmId);
    const expected = await getFilms(catalog, asked);
    const anyKept = fc.subarray(films).map((kept) => kept.toSorted((a, b) => a.id - b.id));
    await fc.assert(
      fc.asyncProperty(anyKept, fc.shuffledSubarray(asked), async (kept, ids) => {
        keepFilms(catalog, kept);
        assertEquals(
          await getFilms(catalog, ids),
          ids.flatMap((id) => expected.find((film) => film.id === id) ?? []),
        );
        for (const id of ids.slice(0, 2)) {
          assertEquals(await getFilm(catalog, id) ?? undefined, expected.find((f) => f.id === id));
        }
        for (const film of kept) assert(await getFilm(catalog, film.id) === film);
      }),
      { numRuns: 20 },
    );
  });
});

Deno.test("films come by id, several in the order asked for", async () => {
  await withFilms(async (catalog) => {
    const films = await allFilms(catalog);
    assertEquals(films.map(({ id }) => Number(id)), Array.from({ length: 60 }, (_, n) => 1000 + n));
    assertEquals(await getFilm(catalog, filmId(1001)), films[1]);
    assertEquals(await getFilm(catalog, filmId(1)), null);
    const ids = [1003, 7, 1001, 1003].map(filmId);
    assertEquals(await getFilms(catalog, ids), [films[3], films[1], films[3]]);
    assertEquals(await getFilms(catalog, []), []);
    assertEquals(await listGenres(catalog), [
      "Adventure",
      "Comedy",
      "Drama",
      "Family",
      "Science Fiction",
    ]);
  });
});

Deno.test("a film's histogram has every half star and adds up to its count and mean", async () => {
  await withFilms(async (catalog) => {
    for (const film of await allFilms(catalog)) {
      const bars = await ratingHistogram(catalog, film.id);
      assertEquals(bars.map(({ rating }) => rating), [.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
      const count = bars.reduce((sum, bar) => sum + bar.count, 0);
      const stars = bars.reduce((sum, bar) => sum + bar.count * bar.rating, 0);
      assertEquals(count, film.ratingCount);
      assertEquals(count === 0 ? null : stars / count, film.ratingMean);
    }
  });
});

Deno.test("languages are those of the films, the commonest first", () =>
  withFilms(async (catalog) => {
    assertEquals(await listLanguages(catalog), ["en", "fr"]);
  }));
