import { LRUCache } from "lru-cache";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId, UserId } from "../ids.ts";
import type { History } from "../models/heads.ts";
import { diversify } from "../models/diversify.ts";
import { topN } from "../models/topn.ts";
import { historyOf, itemFilter, type RankingParts, requireFilm } from "./ranking.ts";
import type {
  PredictedFilm,
  Reason,
  Recommendation,
  RecommendationQuery,
  VisitorRating,
} from "./recommendation.ts";
import type { Recommender } from "./recommender.ts";
import { indexOfId } from "./sorted_ids.ts";

/**
 * With fewer ratings than this, or without a film that they liked, a person's taste is unknown and
 * they get what is popular of late.
 */
const MIN_HISTORY = 3;
/** How many of a person's own films an answer names as reasons. */
const REASONS = 3;
/** How many films beyond the wanted ones the breadth dial may choose among, as a factor. */
const DIVERSITY_POOL = 10;

/**
 * How much is remembered of what known people's tastes give every film, in bytes: everybody of the
 * demo, 186 people of 45,000 films. Who narrows their list or looks at another page asks for it again.
 */
const MAX_REMEMBERED = 32 << 20;

/** What somebody's taste gives every film, by item index. */
interface Scored {
  readonly scores: Float32Array;
  /** Whether the scores are theirs, or those of what is popular of late. */
  readonly byTaste: boolean;
  /** Their folded-in history, where it has just been made: it is too large to be remembered. */
  readonly profile?: unknown;
}

const UNNARROWED = { order: "rating", includeSeen: false, explore: 0 } as const;

const byStars = (a: PredictedFilm, b: PredictedFilm): number =>
  b.ratingPredicted - a.ratingPredicted || a.film.id - b.film.id;

/** A recommender over one opened snapshot. */
export function createRecommender(version: SnapshotId, parts: RankingParts): Recommender {
  const { stars, taste, ratings: index, itemFilms } = parts;
  const { userIds, itemIds, startScores } = index;
  /** Of one visitor at a time: ranking never awaits. */
  const visitorScores = new Float32Array(taste.nItems);
  /** Of known people, whose ratings never change within a snapshot, by user index. */
  const remembered = new LRUCache<number, Scored>({ maxSize: MAX_REMEMBERED });

  /** @param place where the scores are written, which gives them until it is used again */
  function scoredBy(history: History, place: () => Float32Array): Scored {
    const known = history.items.length >= MIN_HISTORY;
    const byTaste = known && taste.likings(history).some((liking) => liking > 0);
    if (!byTaste) return { scores: startScores, byTaste };
    const profile = taste.foldIn(history);
    return { scores: taste.scores(profile, place()), byTaste, profile };
  }

  /** The same for a known person, whose history is folded in once. */
  function scoredOf(user: number, history: History): Scored {
    const known = remembered.get(user);
    if (known !== undefined) return known;
    const { profile, ...scored } = scoredBy(history, () => new Float32Array(taste.nItems));
    // those of what is popular are there as they are
    if (scored.byTaste) remembered.set(user, scored, { size: scored.scores.byteLength });
    return { ...scored, profile };
  }

  function chosenFor(history: History, { scores }: Scored, query: RecommendationQuery): Int32Array {
    return choose(scores, query.includeSeen ? [] : history.items, query);
  }

  /** The chosen films of one person, whose stars profile and history are known. */
  function rank(
    history: History,
    scored: Scored,
    profile: unknown,
    query: RecommendationQuery,
  ): readonly Recommendation[] {
    const { byTaste, scores } = scored;
    const chosen = chosenFor(history, scored, query);
    const tasteProfile = byTaste ? scored.profile ?? taste.foldIn(history) : null;
    const likings = taste.likings(history);
    const list = Array.from(chosen, (item): Recommendation => {
      const { mean, sd } = stars.predict(profile, item);
      const because = byTaste ? reasons(history, tasteProfile, likings, item) : [];
      return {
        film: itemFilms[item],
        ratingPredicted: mean,
        ratingSd: sd,
        score: scores[item],
        because,
        becauseRest: scores[item] - because.reduce((sum, { share }) => sum + share, 0),
        source: byTaste ? "taste" : "popular",
      };
    });
    return query.order === "taste" ? list : list.sort(byStars);
  }

  /** The films that a person liked and that carried a score most. */
  function reasons(
    { items }: History,
    profile: unknown,
    likings: Float32Array,
    item: number,
  ): readonly Reason[] {
    const shares = taste.explain(profile, item);
    const counts = (at: number): boolean => shares[at] > 0 && likings[at] > 0 && items[at] !== item;
    const largest = topN(shares, REASONS, [], counts);
    return Array.from(largest, (at) => ({ film: itemFilms[items[at]], share: shares[at] }));
  }

  function choose(
    scores: Float32Array,
    seen: Iterable<number>,
    query: RecommendationQuery,
  ): Int32Array {
    const { limit, explore } = query;
    const accepts = itemFilter(parts, query);
    if (explore === 0) return topN(scores, limit, seen, accepts);
    const pool = topN(scores, limit * DIVERSITY_POOL, seen, accepts);
    const candidates = { items: pool, scores: Array.from(pool, (item) => scores[item]) };
    return diversify(candidates, limit, explore, (a, b) => taste.similarity(a, b));
  }

  function knownUser(id: UserId): number {
    const user = indexOfId(userIds, id);
    if (user >= 0) return user;
    throw new ReelmatchError("NOT_FOUND", `There is no person ${id}.`);
  }

  function checkRating({ id, rating }: VisitorRating): void {
    requireFilm(parts, id);
    const { min, max } = stars.scale;
    if (rating >= min && rating <= max) return;
    throw new ReelmatchError(
      "BAD_INPUT",
      `A rating of ${rating} for film ${id} is off the scale: expected ${min} to ${max}.`,
    );
  }

  return {
    version,
    recommend: (id, query) =>
      Promise.try(() => {
        const user = knownUser(id);
        const history = index.history(user);
        return rank(history, scoredOf(user, history), stars.profile(user), query);
      }),
    bestFilms: (id, limit) =>
      Promise.try(() => {
        const user = knownUser(id);
        const profile = stars.profile(user);
        const history = index.history(user);
        const chosen = chosenFor(history, scoredOf(user, history), { ...UNNARROWED, limit });
        const list = Array.from(chosen, (item): PredictedFilm => ({
          film: itemFilms[item],
          ratingPredicted: stars.predict(profile, item).mean,
        }));
        return list.sort(byStars);
      }),
    recommendVisitor: (ratings, query) =>
      Promise.try(() => {
        for (const rating of ratings) checkRating(rating);
        const known = ratings.map(({ id, rating }) => ({ filmId: id, rating }));
        const history = historyOf(itemIds, known);
        return rank(history, scoredBy(history, () => visitorScores), stars.foldIn(history), query);
      }),
    predict: (id, filmId) =>
      Promise.try(() => {
        const profile = stars.profile(knownUser(id));
        requireFilm(parts, filmId);
        const item = indexOfId(itemIds, filmId);
        if (item >= 0) return stars.predict(profile, item);
        throw new ReelmatchError("NOT_FOUND", `Nobody has rated film ${filmId} yet.`);
      }),
    similar: (id, count) =>
      Promise.try(() => {
        requireFilm(parts, id);
        const item = indexOfId(itemIds, id);
        const near = item < 0 ? [] : taste.similar(item, count);
        return near.map(({ item, similarity }) => ({ film: itemFilms[item], similarity }));
      }),
  };
}
