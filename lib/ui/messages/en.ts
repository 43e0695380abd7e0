import { formatOf } from "../format.ts";
import { modelEn } from "./model_en.ts";
import { ratingsFileEn } from "./ratings_file_en.ts";

const f = formatOf("en");

/** Every sentence of the pages, in English. The type of the catalogue is the type of this object. */
export const en = {
  site: {
    name: "Reelmatch",
    tagline: "Films, the people who rate them, and what they would enjoy next.",
    skip: "Skip to the content",
    navigation: "Main",
    nav: {
      dashboard: "Dashboard",
      films: "Films",
      recommend: "Recommend",
      model: "Model",
      about: "About",
    },
    language: "Language",
    theme: "Appearance",
    footer:
      "Numbers, not opinions of ours: every figure and every recommendation here is computed from ratings that people gave.",
    footerLinks: "Data, licences and attributions",
    footerApi: "The same numbers as an API",
    title: (page: string) => `${page} · Reelmatch`,
  },
  figure: {
    numbers: "The numbers",
    csv: "CSV",
    csvOf: (label: string) => `${label}: download as CSV`,
    none: "There is nothing to show yet: no ratings have been ingested.",
  },
  units: {
    films: "Films",
    ratings: "Ratings",
    people: "People",
    stars: "Stars",
    year: "Year",
    released: "Year of release",
    genre: "Genre",
    meanStars: "Mean rating, stars",
    share: "Share of ratings",
    perPerson: "Ratings given by one person",
    hour: "Hour, UTC",
    mean: "Mean",
  },
  dashboard: {
    title: "Dashboard",
    heading: (ratings: number, people: number, films: number) => [
      f.counted(ratings, "rating", "ratings"),
      ` by ${f.counted(people, "person", "people")} on `,
      f.counted(films, "film", "films"),
    ],
    lede: "What a catalogue of films looks like through the eyes of those who rated it.",
    ask: "Find a film for tonight",
    facts: {
      ratedFilms: "films with ratings",
      meanRating: "stars on average",
      density: "of all pairs of people and rated films",
      period: "ratings from",
      model: "model trained",
    },
    sections: {
      ratings: "How people rate",
      films: "What they rate",
      best: "What stands out",
      time: "When they rate",
    },
    labels: {
      filmMeans: "Films by their mean rating",
      ratingsGiven: "Ratings given",
      filmsByYear: "Films by year of release",
      ratingsByYear: "Ratings by year",
      people: "People by number of ratings",
      topByMean: "Best rated",
      topByCount: "Most rated",
      genreCounts: "Ratings by genre",
      genreMeans: "Mean rating by genre",
      heat: "Ratings by weekday and hour",
    },
    findings: {
      filmMeans: (from: number, to: number, films: number, share: number) =>
        `The commonest mean is ${f.step(from)} to ${f.step(to)} stars: ${
          f.counted(films, "film", "films")
        }, ${f.percent(share)} of those rated.`,
      ratingsGiven: (rating: number, share: number, halves: number) =>
        `${f.step(rating)} stars is the usual verdict, ${
          f.percent(share)
        } of all ratings; half stars make up ${f.percent(halves)}.`,
      filmsByYear: (median: number, peak: number, films: number) =>
        `Half of the films came out in ${median} or later; ${peak} is the fullest year with ${
          f.count(films)
        }.`,
      ratingsByYear: (peak: number, ratings: number, mean: number) =>
        `People rated most in ${peak}: ${f.counted(ratings, "rating", "ratings")} at ${
          f.stars(mean)
        } stars on average.`,
      people: (most: number, below: number, least: number, share: number) =>
        `${f.percent(below)} of the people gave fewer than ${f.count(most)} ratings; ${
          f.percent(share)
        } gave ${f.count(least)} or more.`,
      topByMean: (title: string, mean: number) =>
        `${title} leads with ${f.stars(mean)} stars, doubts about few ratings included.`,
      topByCount: (title: string, ratings: number) =>
        `${title} was rated most often: ${f.counted(ratings, "time", "times")}.`,
      genreCounts: (genre: string, share: number) =>
        `${genre} takes part in ${f.percent(share)} of all ratings, more than any other genre.`,
      genreMeans: (best: string, high: number, worst: string, low: number) =>
        `${best} is rated best at ${f.stars(high)} stars, ${worst} lowest at ${f.stars(low)}.`,
      heat: (weekday: string, hour: string, ratings: number, quietest: string) =>
        `The busiest hour of the week is ${weekday} at ${hour} UTC with ${
          f.counted(ratings, "rating", "ratings")
        }; ${quietest} is the quietest day.`,
    },
    dampedNote:
      "The damped mean counts every film as if it had 25 more ratings at the overall mean, so that one enthusiast does not make a masterpiece.",
    film: "Film",
    damped: "Damped mean",
    peopleRange: (from: number, to: number) =>
      from === to ? f.count(from) : `${f.count(from)}–${f.count(to)}`,
    starRange: (from: number, to: number) => `${f.step(from)}–${f.step(to)}`,
  },
  films: {
    title: "Films",
    lede: "Search the whole catalogue by title, or narrow it down.",
    search: "Title",
    searchHint: "Words of the title",
    submit: "Search",
    sort: "Order",
    sorts: {
      "relevance": "Best match",
      "-popularity": "Most popular at TMDB",
      "-rating": "Best rated here",
      "-release_date": "Newest first",
      "release_date": "Oldest first",
      "title": "Title, A to Z",
    },
    found: (total: number) => f.counted(total, "film", "films"),
    none: "No film matches. Try fewer words, or clear the filters.",
    clear: "Clear all",
    page: (page: number, pages: number) => `Page ${f.count(page)} of ${f.count(pages)}`,
    previous: "Previous page",
    next: "Next page",
    pages: "Pages",
  },
  film: {
    minutes: (minutes: number) => {
      const hours = Math.floor(minutes / 60);
      return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
    },
    ratedBy: (count: number) => `from ${f.counted(count, "rating", "ratings")}`,
    unrated: "Nobody here has rated it yet",
    tmdbVotes: (count: number) => `TMDB, ${f.counted(count, "vote", "votes")}`,
    directors: "Directed by",
    actors: "With",
    keywords: "About",
    noDescription: "The sources have no description of this film.",
    histogram: "Ratings of this film",
    histogramFinding: (rating: number, share: number, mean: number) =>
      `${f.percent(share)} of those who rated it gave ${f.step(rating)} stars; the mean is ${
        f.stars(mean)
      }.`,
    activity: "Ratings over time",
    activityFinding: (
      peak: number,
      share: number,
      first: { readonly year: number; readonly mean: number },
      last: { readonly year: number; readonly mean: number },
    ) =>
      `Rated most in ${peak}, ${f.percent(share)} of all times; the mean was ${
        f.stars(first.mean)
      } in ${first.year} and ${f.stars(last.mean)} in ${last.year}.`,
    similar: "Near it by taste",
    similarHint: "Films that the same people like, whatever the genre says.",
    noSimilar: "Too few people rated it to know what lies near it.",
    predicted: (person: number) => `Predicted for person ${person}`,
    personRated: (person: number) => `Person ${person} rated it`,
    rate: "Have you seen it?",
    rateHint: "Rate it, and get films you would like next.",
    rateSubmit: "See what to watch next",
    facts: {
      released: (date: string) => `Released: ${date}`,
      language: "Original language",
      imdb: "IMDb",
      tmdb: "TMDB",
    },
    missing: (id: string) => `There is no film ${id} in this catalogue.`,
    badId: (id: string) =>
      `“${id}” is not a film's number. Films are numbered as at TMDB: 603 is The Matrix.`,
  },
  recommend: {
    title: "Recommend",
    heading: "A film for tonight",
    lede: "Rate a few films you know, or look over the shoulder of somebody in the data.",
    person: "Person's number",
    personHint: (first: number, last: number, count: number) =>
      `${f.count(count)} people, numbered ${first} to ${last}`,
    submit: "Recommend",
    random: "Pick somebody at random",
    resultHeading: (person: number) => `For person ${person}`,
    resultLede: (ratings: number, mean: number) =>
      `Chosen by the taste of ${f.counted(ratings, "rating", "ratings")}, ${
        f.stars(mean)
      } stars on average.`,
    profile: "All about this person",
    none:
      "No film passes these filters. Clear a filter or two: the genre and the years narrow most.",
    popularHint: "Too few ratings to tell a taste, so these are what most people like.",
    share: "This list has an address of its own: copy it from the address bar to share it.",
    missing: (person: string) =>
      `There is nobody with the number ${person} in this data. Pick somebody at random instead.`,
    badPerson: (text: string) =>
      `“${text}” is not a person's number. Give a whole number, such as 1.`,
    badYear: (text: string) => `“${text}” is not a year. Give four digits, such as 1994.`,
    badExplore: (text: string) =>
      `“${text}” is not a breadth. Give a number from 0 (close to the taste) to 1 (most varied).`,
    badOrder: (text: string) => `“${text}” is not an order of this list.`,
    badLanguage: (text: string) => `“${text}” is not a language. Give two letters, such as fr.`,
    badRatings: (text: string) =>
      `“${text}” is not a list of ratings. Write film-stars, joined by underscores, such as 603-4.5_550-4.`,
    badPage: (text: string) => `“${text}” is not a page of this list.`,
    badText: "That is too long. Use at most 200 characters.",
    needPeople: "There are no people in this data yet.",
  },
  person: {
    title: (person: number) => `Person ${person}`,
    lede: (from: string, to: string, years: number) =>
      from === to
        ? `All ratings were given on ${from}.`
        : `Rated between ${from} and ${to}, active in ${f.counted(years, "year", "years")}.`,
    ratings: "ratings",
    mean: "stars on average",
    everybodyMean: "stars, everybody's average",
    look: "See films through their eyes",
    lookHint: "Film pages will show what they would give.",
    looking: (person: number) => `You see films through the eyes of person ${person}.`,
    stop: "Stop",
    histogram: "How they rate",
    histogramFinding: (rating: number, share: number, everybody: number) =>
      `${f.step(rating)} stars is their favourite verdict: ${f.percent(share)} of their ratings, ${
        f.percent(everybody)
      } of everybody's.`,
    they: "This person",
    everybody: "Everybody",
    genres: "Favourite genres",
    genresFinding: (genre: string, ratings: number, mean: number, everybody: number) =>
      `${genre} comes first, means of few ratings counting for less: ${f.stars(mean)} stars over ${
        f.counted(ratings, "rating", "ratings")
      }, where everybody gives ${f.stars(everybody)}.`,
    activity: "Ratings over time",
    activityFinding: (year: number, ratings: number, share: number) =>
      `${year} was their busiest year: ${f.counted(ratings, "rating", "ratings")}, ${
        f.percent(share)
      } of all.`,
    surprises: "Most surprising ratings",
    surprisesHint: "Where the model, knowing all their ratings, still would have said otherwise.",
    gave: "Gave",
    expected: "Expected",
    recommended: "They would enjoy",
    allRecommended: "More, with filters",
    rated: "Everything they rated",
    ratedSorts: {
      "-timestamp": "Latest",
      "-rating": "Highest",
      "rating": "Lowest",
      "title": "Title",
    },
    when: "When",
    missing: (person: string) => `There is nobody with the number ${person} in this data.`,
  },
  model: modelEn,
  ratingsFile: ratingsFileEn,
  about: {
    title: "About",
    heading: "Where the numbers come from",
    lede:
      "Reelmatch is free software. It runs on one machine, keeps no account of you and sets cookies only for choices you make yourself.",
    how: "How a recommendation comes about",
    howText: [
      "Every rating is a small piece of evidence about a person and a film. One factorisation of all the ratings learns which films go together for whom, and orders the films you have not rated. A second one predicts how many stars you would give and how sure it is.",
      "The films under “because” are the ones of yours that carried the most weight. They are not a story told afterwards: the score is exactly the sum of what each of your films adds.",
      "What you rate on this site stays in your browser and in the page's address. It is sent to compute a list and then forgotten.",
    ],
    sources: "Sources and licences",
    movielens:
      "Ratings come from MovieLens, collected by GroupLens Research at the University of Minnesota, for research and education.",
    citation:
      "F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. ACM Transactions on Interactive Intelligent Systems (TiiS) 5, 4, Article 19.",
    kaggle:
      "Facts about films come from The Movies Dataset on Kaggle by Rounak Banik, which combines TMDB and MovieLens.",
    tmdb: "This product uses the TMDB API but is not endorsed or certified by TMDB.",
    tmdbWhat:
      "Titles, descriptions, dates, votes and posters of films are data of The Movie Database (TMDB).",
    font:
      "Set in Instrument Sans by the Instrument Sans Project Authors, under the SIL Open Font License 1.1.",
    posters: "Posters are off here: the drawn ones are made from a film's number and genre.",
    using: "For your own programs",
    apiText: "Everything on these pages comes as JSON too, with a description of every route.",
    apiLink: "The API's description (OpenAPI)",
  },
  docs: {
    heading: "The API",
    lede: "Films, the people who rate them, and what they would enjoy next, as JSON.",
    version: (version: string) => `Version ${version}.`,
    document: "OpenAPI 3.1 document",
  },
  error: {
    title: "Something is missing",
    back: "Go to the dashboard",
    search: "Search the films",
    again: "Try once more",
    400: {
      heading: "That cannot be read",
      text: "Something in the address or the form is not as expected.",
    },
    403: {
      heading: "Not from there",
      text: "Another site sent this form. Choose on a page of this site instead.",
    },
    404: {
      heading: "Nothing is showing here",
      text: "This address leads to no page. Search the films, or start from the dashboard.",
    },
    405: {
      heading: "Not like that",
      text: "This page cannot be asked in that way.",
    },
    408: {
      heading: "That came too slowly",
      text: "The form took too long to arrive. Send it once more.",
    },
    413: {
      heading: "That is too much",
      text: "The form holds more than this site takes at once. Rate fewer films, then try again.",
    },
    415: {
      heading: "Not a form of ours",
      text: "Choices are taken as “application/x-www-form-urlencoded”, as these pages send them.",
    },
    500: {
      heading: "The projector broke",
      text:
        "The fault is ours, not yours, and it has been written down. Try once more; if it stays, give whoever runs this site the number below.",
    },
    503: {
      heading: "The film is not in yet",
      text:
        "There is no data to show. Whoever runs this site can bring some in with “deno task ingest --from demo”; this page answers as soon as it is there.",
    },
    request: "Request",
  },
};

export type Messages = typeof en;
