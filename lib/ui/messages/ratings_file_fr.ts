import { formatOf } from "../format.ts";
import type { ratingsFileEn } from "./ratings_file_en.ts";

const f = formatOf("fr");

/** {@link ratingsFileEn} in French. */
export const ratingsFileFr: typeof ratingsFileEn = {
  title: "Notes d’un fichier",
  heading: (count) => f.counted(count, "note trouvée", "notes trouvées"),
  none: "Aucun film de ce fichier n’est dans ce catalogue.",
  kept: (count) =>
    `Avec ce que vous aviez noté, cela fait une liste de ${
      f.counted(count, "film", "films")
    }. Elle reste dans votre navigateur ; rien n’est conservé ici.`,
  left: (count, most) =>
    `Une liste contient ${
      f.count(most)
    } notes, pour que son adresse reste courte : les plus récentes y sont, ${
      f.counted(count, "plus ancienne n’y est pas", "plus anciennes n’y sont pas")
    }.`,
  unrated: (count) =>
    `${f.counted(count, "film sans note a été ignoré", "films sans note ont été ignorés")}.`,
  unreadable: (count, lines) =>
    `${
      f.counted(count, "ligne est illisible", "lignes sont illisibles")
    }, faute de film ou de note en demi-étoiles de 0,5 à 5 : ${lines}.`,
  missing: (count) => f.counted(count, "film introuvable", "films introuvables"),
  missingHint:
    "Les séries et les films plus récents que ce catalogue n’y sont pas. Les titres se comparent sans casse, accents ni ponctuation, avec leur année.",
  more: (count) => `et ${f.count(count)} de plus`,
  use: "Recommander d’après ces notes",
  again: "Un autre fichier",
  notMultipart:
    "Envoyez le fichier avec le formulaire de la page « Recommander », en multipart/form-data.",
  noFile: "Aucun fichier n’est arrivé. Choisissez un fichier CSV, comme ratings.csv de Letterboxd.",
  badForm: (text) =>
    `« ${text} » n’est pas une forme de fichier. Demandez « letterboxd » ou « movielens ».`,
  tooLarge: (megabytes) =>
    `Le fichier dépasse ${f.count(megabytes)} Mo. Choisissez le ratings.csv d’une seule personne.`,
  faults: {
    noText: () => "Ce n’est pas un texte en UTF-8. Choisissez un fichier CSV, pas une archive ZIP.",
    noColumns: () =>
      "La première ligne ne nomme aucune colonne connue : attendu Rating avec Name et Year, comme chez Letterboxd, ou movieId et rating, comme chez MovieLens.",
    brokenQuote: () =>
      "Un guillemet du fichier n’est pas fermé. Il est peut-être coupé : exportez-le de nouveau.",
    longLine: () =>
      "Une ligne du fichier est trop longue pour une liste de notes. Un guillemet n’y est peut-être pas fermé : exportez-le de nouveau.",
    tooMany: (most) =>
      `Le fichier a plus de ${f.count(most)} lignes. Choisissez les notes d’une seule personne.`,
    manyPeople: () =>
      "Le fichier contient les notes de plusieurs personnes. Choisissez celles d’une seule.",
  },
};
