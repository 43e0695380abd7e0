import { assert, assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { ReelmatchError } from "../errors.ts";
import { filmId, userId } from "../ids.ts";
import { historiesOf } from "../models/histories.ts";
import { ratingIndexData, reviveRatingIndex } from "../models/rating_index.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { topN } from "../models/topn.ts";
import { starsTrainer, tasteTrainer } from "../models/trainers.ts";
import type { Recommendation, RecommendationQuery } from "./recommendation.ts";
import { madeUpFilm, recommenderOver } from "./testing.ts";

const ratings = syntheticRatings({ people: 60, films: 80, ratings: 1500 }, 4);
const histories = historiesOf(ratings); // repeated ratings merged
const index = {
  ...reviveRatingIndex(ratingIndexData(ratings)),
  history: (user: number) => histories[user],
};
const stars = await starsTrainer("biases")(ratings, 1);
const taste = tasteTrainer()(ratings, 1);
const recommender = await recommenderOver(stars, await taste, index);
const plain = { limit: 10, order: "taste", includeSeen: false, explore: 0 } as const;

const stairs = fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2);
const visits = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...index.itemIds).map(filmId), rating: stairs }),
  { maxLength: 12, selector: ({ id }) => id },
);
const queries: fc.Arbitrary<RecommendationQuery> = fc.record({
  limit: fc.integer({ min: 1, max: 20 }),
  order: fc.constantFrom("taste", "rating"),
  includeSeen: fc.boolean(),
  explore: fc.constantFrom(0, 0.3, 1),
  genre: fc.option(fc.constantFrom("Drama", "Horror"), { nil: undefined }),
  yearFrom: fc.option(fc.constantFrom(1960, 1980), { nil: undefined }),
});

const totalOf = ({ because, becauseRest }: Recommendation): number =>
  because.reduce((sum, { share }) => sum + share, becauseRest);

Deno.test("the shares of the reasons and their rest sum to the score", () =>
  fc.assert(
    fc.asyncProperty(visits, queries, async (visit, query) => {
      for (const one of await recommender.recommendVisitor(visit, query)) {
        assertAlmostEquals(totalOf(one), one.score, 1e-5 * (1 + Math.abs(one.score)));
        assert(one.because.every(({ share }) => share > 0));
      }
    }),
    { numRuns: 60 },
  ));

Deno.test("a list has no more than asked for, each film once, none seen or filtered out", () =>
  fc.assert(
    fc.asyncProperty(visits, queries, async (visit, query) => {
      const list = await recommender.recommendVisitor(visit, query);
      const ids = list.map(({ film }) => film.id);
      assert(ids.length <= query.limit && new Set(ids).size === ids.length);
      for (const { film } of list) {
        assert(query.includeSeen || visit.every(({ id }) => id !== film.id));
        assert(query.genre === undefined || film.genres.includes(query.genre));
        assert(query.yearFrom === undefined || (film.year ?? 0) >= query.yearFrom);
      }
    }),
    { numRuns: 60 },
  ));

Deno.test("a disliked film is never a reason, and without a liked one popular films are shown", () =>
  fc.assert(
    fc.asyncProperty(visits, async (visit) => {
      const low = new Set(visit.filter(({ rating }) => rating <= 1).map(({ id }) => id));
      for (const { because, source } of await recommender.recommendVisitor(visit, plain)) {
        assert(because.every(({ film }) => !low.has(film.id)));
        if (low.size === visit.length) assertEquals(source, "popular");
      }
    }),
    { numRuns: 60 },
  ));

Deno.test("three films one could not stand are no taste; three one loved are", async () => {
  const rated = (rating: number) => [3, 7, 12].map((id) => ({ id: filmId(id), rating }));
  const hated = await recommender.recommendVisitor(rated(0.5), plain);
  const loved = await recommender.recommendVisitor(rated(5), plain);
  assert(hated.every(({ source, because }) => source === "popular" && because.length === 0));
  assert(loved.every(({ source, because }) => source === "taste" && because.length > 0));
  const popular = topN(index.startScores, 13).filter((item) =>
    ![3, 7, 12].includes(index.itemIds[item])
  );
  assertEquals(
    hated.map(({ film }) => film.id),
    Array.from(popular.slice(0, 10), (item) => madeUpFilm(index.itemIds[item]).id),
  );
});

Deno.test("a known person is served from their own ratings", async () => {
  const person = userId(index.userIds[0]);
  const { items, values } = index.history(0);
  const own = Array.from(items, (item, at) => ({
    id: filmId(index.itemIds[item]),
    rating: values[at],
  }));
  const known = await recommender.recommend(person, plain);
  const visitor = await recommender.recommendVisitor(own, plain);
  assertEquals(known.map(({ film }) => film.id), visitor.map(({ film }) => film.id));
});

Deno.test("a person gets the same list again, whoever asked in between", () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...index.userIds),
      queries,
      visits,
      async (id, query, visit) => {
        const fresh = await recommenderOver(stars, await taste, index);
        const first = await fresh.recommend(userId(id), query);
        await fresh.recommendVisitor(visit, query);
        await fresh.bestFilms(userId(index.userIds[0]), 10);
        assertEquals(await fresh.recommend(userId(id), query), first);
      },
    ),
    { numRuns: 30 },
  ));

Deno.test("a person's best films are the plain list by rating, and ask for no reason", async () => {
  let explained = 0;
  const taste = await tasteTrainer()(ratings, 1);
  const explain = taste.explain.bind(taste);
  taste.explain = (profile, item) => {
    explained++;
    return explain(profile, item);
  };
  const watched = await recommenderOver(stars, taste, index);
  for (const id of Array.from(index.userIds.slice(0, 10), userId)) {
    const best = await watched.bestFilms(id, 10);
    assertEquals(explained, 0);
    const rich = await recommender.recommend(id, { ...plain, order: "rating" });
    assertEquals(
      best,
      rich.map(({ film, ratingPredicted }) => ({ film, ratingPredicted })),
    );
  }
  await assertRejects(() => watched.bestFilms(userId(999_999), 10), ReelmatchError, "999999");
});
