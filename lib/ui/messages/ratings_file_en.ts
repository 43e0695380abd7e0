import { formatOf } from "../format.ts";

const f = formatOf("en");

/** What is said of files of ratings, in English. */
export const ratingsFileEn = {
  title: "Ratings from a file",
  heading: (count: number) => f.counted(count, "rating found", "ratings found"),
  none: "No film of this file is in this catalogue.",
  kept: (count: number) =>
    `Together with what you had rated, that makes a list of ${
      f.counted(count, "film", "films")
    }. It stays in your browser; nothing is stored here.`,
  left: (count: number, most: number) =>
    `A list holds ${
      f.count(most)
    } ratings, so that its address stays short: the newest are in it, ${
      f.count(count)
    } older ones are not.`,
  unrated: (count: number) =>
    `${
      f.counted(
        count,
        "film without a rating was passed over",
        "films without a rating were passed over",
      )
    }.`,
  unreadable: (count: number, lines: string) =>
    `${
      f.counted(count, "line", "lines")
    } could not be read, for want of a film or of a rating in half stars from 0.5 to 5: ${lines}.`,
  missing: (count: number) => f.counted(count, "film was not found", "films were not found"),
  missingHint:
    "Series and films that are newer than this catalogue are not in it. Titles are compared without case, accents and marks, together with their year.",
  more: (count: number) => `and ${f.count(count)} more`,
  use: "Recommend from these ratings",
  again: "Another file",
  notMultipart: "Send the file with the form on the page “Recommend”, as multipart/form-data.",
  noFile: "No file came with the form. Choose a CSV file, such as Letterboxd's ratings.csv.",
  badForm: (text: string) =>
    `“${text}” is not a form of file. Ask for “letterboxd” or “movielens”.`,
  tooLarge: (megabytes: number) =>
    `The file is larger than ${f.count(megabytes)} MB. Choose the ratings.csv of one person.`,
  faults: {
    noText: () => "That is not a text file in UTF-8. Choose a CSV file, not a ZIP archive.",
    noColumns: () =>
      "The first line names no columns that are known: expected Rating with Name and Year, as Letterboxd has, or movieId and rating, as MovieLens has.",
    brokenQuote: () =>
      "A quotation mark in the file is not closed. It may be cut off: export it anew.",
    longLine: () =>
      "A row of the file is longer than any of a list of ratings. A quotation mark in it may not be closed: export the file anew.",
    tooMany: (most: number) =>
      `The file has more than ${f.count(most)} rows. Choose the ratings of one person.`,
    manyPeople: () =>
      "The file holds the ratings of several people. Choose the ratings of one person.",
  },
};
