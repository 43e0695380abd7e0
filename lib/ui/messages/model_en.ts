import { formatOf } from "../format.ts";

const f = formatOf("en");

/** What the model's page says, in English. */
export const modelEn = {
  title: "Model",
  heading: "How good the guesses are",
  lede:
    "Two models over the same ratings: one chooses films by taste, the other says how many stars. Both are judged on ratings they never saw.",
  trained: "Trained",
  onRatings: "ratings",
  onFilms: "films",
  byPeople: "people",
  protocol: "How it was measured",
  interval: "Lines and ranges are 95% confidence intervals by the bootstrap over people.",
  stars: "Predicting stars",
  starsFinding: (model: string, rmse: number, versus: string, gain: number) =>
    `${model} is off by ${f.decimal(rmse, 3)} stars (RMSE), ${
      f.percent(gain)
    } closer than ${versus}.`,
  starsBeaten: (model: string, rmse: number, versus: string) =>
    `${model} is off by ${f.decimal(rmse, 3)} stars (RMSE), no closer than ${versus}.`,
  starsOnly: (model: string, rmse: number) =>
    `${model} is off by ${f.decimal(rmse, 3)} stars (root of the mean squared error).`,
  taste: "Choosing films",
  tasteFinding: (model: string, ndcg: number, versus: string, times: number) =>
    `${model} orders films ${f.decimal(times, 1)} times as well as ${versus}: nDCG@10 of ${
      f.decimal(ndcg, 3)
    }.`,
  tasteOnly: (model: string, ndcg: number) =>
    `${model} orders held-out films with an nDCG@10 of ${f.decimal(ndcg, 3)}.`,
  noMetrics: "This snapshot was published without an evaluation.",
  coverage: "How sure it is, and how rightly",
  coverageFinding: (promised: readonly number[], held: readonly number[]) =>
    `Of ratings it never saw, ${
      held.map((share, i) => `${f.percent(share)} lay in their ${f.percent(promised[i])} interval`)
        .join(", ")
    }.`,
  held: "Lay within",
  promised: "Promised",
  intervalTitle: "Interval",
  shareTitle: "Share of held-out ratings",
  epochs: "Error by epoch",
  epochsFinding: (first: number, last: number, passes: number, heldOut: number | null) =>
    `From ${f.decimal(first, 3)} to ${f.decimal(last, 3)} stars in ${
      f.counted(passes, "pass", "passes")
    } over the ratings it learns from${
      heldOut === null ? "." : `; on ratings it never saw it is off by ${f.decimal(heldOut, 3)}.`
    }`,
  epoch: "Epoch",
  trainingRmse: "RMSE in training, stars",
  settings: "Settings",
  sources: "Data it learned from",
  quality: "What became of every row",
  qualityFinding: (read: number, kept: number, share: number) =>
    `Of ${f.counted(read, "row", "rows")} read, ${f.count(kept)} were kept, ${
      f.percentFloored(share)
    }.`,
  withoutRatings: (films: number) =>
    `${f.counted(films, "film has", "films have")} no rating and can be found but not recommended.`,
  rejects: "Rejected, by reason",
  noRejects: "No row was rejected.",
  notes: "Rows that were mended or rejected, the first of each file",
  warnings: "What the sources made us notice",
  outcomes: { rejected: "rejected", repaired: "mended" },
  columns: {
    model: "Model",
    rmse: "RMSE, stars",
    rmseRange: "RMSE, range",
    mae: "MAE, stars",
    maeRange: "MAE, range",
    ndcg: "nDCG@10",
    ndcgRange: "nDCG@10, range",
    recall: "Recall@20",
    coverage: "Catalogue shown",
    people: "People",
    source: "Source",
    rows: "Rows",
    kept: "Kept",
    rejected: "Rejected",
    duplicate: "Replaced",
    withoutFilm: "No film",
    repaired: "Mended",
    reason: "Reason",
    line: "Line",
    outcome: "Outcome",
    size: "Size",
    hash: "SHA-256",
    setting: "Setting",
    value: "Value",
    stage: "Stage",
    seconds: "Seconds",
    snapshot: "Snapshot",
    ratings: "Ratings",
    films: "Films",
    changes: "What changed",
  },
  stages: "How long the build took",
  snapshots: "Snapshots",
  snapshotsHint: "Each is a whole: films, ratings, models. The newest comes first.",
  ingest: {
    published: (when: string, duration: string) =>
      `The last ingest ended on ${when} after ${duration} and published a snapshot.`,
    failed: (when: string, duration: string) =>
      `The last ingest ended on ${when} after ${duration} without making a snapshot current: its log says why. What was there before stays in use.`,
    next: (when: string) => `The next one is due on ${when}.`,
  },
  tmdbAge: (oldest: string, renewBy: string) =>
    `The oldest facts from TMDB’s API were fetched on ${oldest}. Its terms allow them to be kept until ${renewBy}: an ingest renews them.`,
  notPromoted: "Kept, not made current:",
  inUse: "in use",
  noParent: "The first, or the one before is gone.",
  changes: {
    ratings: (more: number) => `${f.signed(more)} ratings`,
    films: (more: number) => `${f.signed(more)} films`,
    people: (more: number) => `${f.signed(more)} people`,
    rmse: (more: number) => `RMSE ${f.signed(more, 4)}`,
    ndcg: (more: number) => `nDCG@10 ${f.signed(more, 4)}`,
    starsModel: (kind: string) => `stars now by ${kind}`,
    tasteModel: (kind: string) => `taste now by ${kind}`,
    settings: (names: string) => `settings: ${names}`,
    sources: (names: string) => `other data: ${names}`,
    none: "Same data, same settings, same result.",
  },
};
