import { formatOf } from "../format.ts";

const f = formatOf("en");

/** What the parts say that run in the browser too. Kept apart so that pages carry no more. */
export const widgetsEn = {
  filter: {
    heading: "Narrow down",
    genre: "Genre",
    anyGenre: "Any genre",
    language: "Original language",
    anyLanguage: "Any language",
    yearFrom: "From year",
    yearTo: "To year",
    explore: "Breadth",
    familiar: "Close to the taste",
    adventurous: "More varied",
    order: "Listed by",
    byTaste: "Taste",
    byRating: "Stars",
    apply: "Apply",
  },
  stars: {
    none: "Not rated",
    give: (stars: number) => `${f.step(stars)} ${stars === 1 ? "star" : "stars"}`,
    legend: (title: string) => `Your rating of ${title}`,
  },
  pick: {
    because: "Because of",
    popular: "Popular with everybody",
    predicted: (stars: number, sd: number) =>
      `Predicted ${f.stars(stars)} stars, give or take ${f.stars(sd)}`,
    share: (share: number) => f.percent(share),
  },
  rate: {
    heading: "Rate what you know",
    hint: "Three films are enough to begin with. Nothing is stored but in your own browser.",
    find: "Find a film to rate",
    findPlaceholder: "Title",
    findSubmit: "Find",
    findFailed: "The search failed just now. Try once more.",
    foundNone: "No film of that title. Try fewer words.",
    yours: (count: number) => f.counted(count, "film rated", "films rated"),
    suggestions: "Seen one of these?",
    found: "Found",
    clear: "Clear all",
    cleared: (count: number) => `${f.counted(count, "rating", "ratings")} cleared.`,
    undo: "Undo clearing",
    submit: "Recommend from these ratings",
    results: "You would enjoy",
    empty:
      "Until you rate, this is what most people like. Every star you give moves it closer to your taste.",
    updated: (count: number) => `List updated: ${f.counted(count, "film", "films")}, best first.`,
    more: (count: number) =>
      `Rate ${count} more to be known by your taste; until then, this is what most people like.`,
    full: (most: number) =>
      `A list holds ${f.count(most)} ratings: each new one takes the place of the oldest.`,
    gone: (count: number) =>
      `${f.counted(count, "film", "films")} that you rated ${
        count === 1 ? "is not in this catalogue and does" : "are not in this catalogue and do"
      } not count.`,
    unseen: (count: number) =>
      `${
        f.counted(count, "older rating counts", "older ratings count")
      } too. Find a film by its title to change its stars.`,
    showAll: (count: number) => `Show all ${f.count(count)} of them`,
    failed: "The list could not be computed just now. Your ratings are kept; try once more.",
    none: "No film passes these filters. Clear a filter or two.",
  },
  file: {
    heading: "Ratings you gave elsewhere",
    bring: "Bring a file along",
    hint: "The ratings.csv of Letterboxd, MovieLens or IMDb. It is read and forgotten.",
    submit: "Read it",
    take: "Take yours with you as CSV:",
    forms: { letterboxd: "for Letterboxd", movielens: "for MovieLens" },
  },
  chart: {
    role: "chart",
    help: "Use the arrow keys to read the values one by one, Escape to leave.",
  },
  theme: { light: "Light", dark: "Dark", system: "As the system" },
};

export type WidgetMessages = typeof widgetsEn;
