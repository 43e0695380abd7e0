import { formatOf } from "../format.ts";
import type { WidgetMessages } from "./widgets_en.ts";

const f = formatOf("fr");

/** {@link WidgetMessages} in French. */
export const widgetsFr: WidgetMessages = {
  filter: {
    heading: "Affiner",
    genre: "Genre",
    anyGenre: "Tous les genres",
    language: "Langue originale",
    anyLanguage: "Toutes les langues",
    yearFrom: "De l’année",
    yearTo: "À l’année",
    explore: "Variété",
    familiar: "Proche des goûts",
    adventurous: "Plus varié",
    order: "Classement par",
    byTaste: "Goût",
    byRating: "Étoiles",
    apply: "Appliquer",
  },
  stars: {
    none: "Pas de note",
    give: (stars) => f.counted(stars, "étoile", "étoiles").replace(/^\S+/, f.step(stars)),
    legend: (title) => `Votre note pour ${title}`,
  },
  pick: {
    because: "Grâce à",
    popular: "Apprécié de tous",
    predicted: (stars, sd) => `${f.stars(stars)} étoiles prévues, à ${f.stars(sd)} près`,
    share: (share) => f.percent(share),
  },
  rate: {
    heading: "Notez ce que vous connaissez",
    hint: "Trois films suffisent pour commencer. Rien n’est conservé ailleurs que chez vous.",
    find: "Trouver un film à noter",
    findPlaceholder: "Titre",
    findSubmit: "Trouver",
    findFailed: "La recherche a échoué. Réessayez.",
    foundNone: "Aucun film de ce titre. Essayez moins de mots.",
    yours: (count) => f.counted(count, "film noté", "films notés"),
    suggestions: "Avez-vous vu l’un d’eux ?",
    found: "Trouvés",
    clear: "Tout effacer",
    cleared: (count) => `${f.counted(count, "note effacée", "notes effacées")}.`,
    undo: "Annuler l’effacement",
    submit: "Recommander d’après ces notes",
    results: "Vous aimeriez",
    empty:
      "Avant vos notes, voici ce que presque tous aiment. Chaque étoile donnée rapproche la liste de vous.",
    updated: (count) => `Liste à jour : ${f.counted(count, "film", "films")}, le meilleur d’abord.`,
    more: (count) =>
      `Encore ${
        f.counted(count, "note", "notes")
      } pour connaître vos goûts ; d’ici là, voici ce que presque tous aiment.`,
    full: (most) =>
      `Une liste contient ${
        f.count(most)
      } notes : chaque nouvelle prend la place de la plus ancienne.`,
    gone: (count) =>
      f.counted(
        count,
        "film noté n’est pas dans ce catalogue et ne compte pas.",
        "films notés ne sont pas dans ce catalogue et ne comptent pas.",
      ),
    unseen: (count) =>
      `${
        f.counted(count, "note plus ancienne compte", "notes plus anciennes comptent")
      } aussi. Trouvez un film par son titre pour changer sa note.`,
    showAll: (count) => `Afficher les ${f.count(count)}`,
    failed: "La liste n’a pas pu être calculée. Vos notes sont gardées ; réessayez.",
    none: "Aucun film ne passe ces filtres. Retirez-en un ou deux.",
  },
  file: {
    heading: "Vos notes d’ailleurs",
    bring: "Apportez un fichier",
    hint: "Le ratings.csv de Letterboxd, MovieLens ou IMDb. Il est lu, puis oublié.",
    submit: "Le lire",
    take: "Emportez les vôtres en CSV :",
    forms: { letterboxd: "pour Letterboxd", movielens: "pour MovieLens" },
  },
  chart: {
    role: "graphique",
    help: "Les flèches lisent les valeurs une à une, Échap pour quitter.",
  },
  theme: { light: "Clair", dark: "Sombre", system: "Comme le système" },
};
