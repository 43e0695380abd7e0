import type { UiLanguage } from "../language.ts";

const FRENCH: Readonly<Record<string, string>> = {
  "Adventure": "Aventure",
  "Children": "Enfants",
  "Comedy": "Comédie",
  "Documentary": "Documentaire",
  "Drama": "Drame",
  "Family": "Familial",
  "Fantasy": "Fantastique",
  "Film-Noir": "Film noir",
  "Foreign": "Étranger",
  "History": "Histoire",
  "Horror": "Horreur",
  "Music": "Musique",
  "Musical": "Comédie musicale",
  "Mystery": "Mystère",
  "Sci-Fi": "Science-fiction",
  "Science Fiction": "Science-fiction",
  "TV Movie": "Téléfilm",
  "War": "Guerre",
};

/** A genre's name as a language has it; the catalogue's own name is English. */
export const genreName = (language: UiLanguage, genre: string): string =>
  language === "fr" ? FRENCH[genre] ?? genre : genre;
