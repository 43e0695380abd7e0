import { formatOf } from "../format.ts";
import type { modelEn } from "./model_en.ts";

const f = formatOf("fr");

/** {@link modelEn} in French. */
export const modelFr: typeof modelEn = {
  title: "Modèle",
  heading: "Ce que valent les prévisions",
  lede:
    "Deux modèles sur les mêmes notes : l’un choisit les films selon le goût, l’autre dit combien d’étoiles. Tous deux sont jugés sur des notes qu’ils n’ont jamais vues.",
  trained: "Entraîné le",
  onRatings: "notes",
  onFilms: "films",
  byPeople: "personnes",
  protocol: "Comment on a mesuré",
  interval:
    "Les traits et les plages sont des intervalles de confiance à 95 %, par bootstrap sur les personnes.",
  stars: "Prévoir les étoiles",
  starsFinding: (model, rmse, versus, gain) =>
    `${model} se trompe de ${f.decimal(rmse, 3)} étoile (RMSE), ${
      f.percent(gain)
    } de moins que ${versus}.`,
  starsBeaten: (model, rmse, versus) =>
    `${model} se trompe de ${f.decimal(rmse, 3)} étoile (RMSE), pas moins que ${versus}.`,
  starsOnly: (model, rmse) =>
    `${model} se trompe de ${f.decimal(rmse, 3)} étoile (racine de l’erreur quadratique moyenne).`,
  taste: "Choisir des films",
  tasteFinding: (model, ndcg, versus, times) =>
    `${model} classe les films ${f.decimal(times, 1)} fois mieux que ${versus} : nDCG@10 de ${
      f.decimal(ndcg, 3)
    }.`,
  tasteOnly: (model, ndcg) =>
    `${model} classe les films mis de côté avec un nDCG@10 de ${f.decimal(ndcg, 3)}.`,
  noMetrics: "Cette version a été publiée sans évaluation.",
  coverage: "Sa certitude, et si elle est méritée",
  coverageFinding: (promised, held) =>
    `Parmi des notes jamais vues, ${
      held.map((share, i) =>
        `${f.percent(share)} tombent dans leur intervalle à ${f.percent(promised[i])}`
      ).join(", ")
    }.`,
  held: "Tombées dedans",
  promised: "Promis",
  intervalTitle: "Intervalle",
  shareTitle: "Part des notes mises de côté",
  epochs: "L’erreur au fil des passes",
  epochsFinding: (first, last, passes, heldOut) =>
    `De ${f.decimal(first, 3)} à ${f.decimal(last, 3)} étoile en ${
      f.counted(passes, "passe", "passes")
    } sur les notes apprises${
      heldOut === null
        ? "."
        : ` ; sur des notes jamais vues, l’erreur est de ${f.decimal(heldOut, 3)}.`
    }`,
  epoch: "Passe",
  trainingRmse: "RMSE à l’entraînement, étoiles",
  settings: "Réglages",
  sources: "Données apprises",
  quality: "Ce qu’est devenue chaque ligne",
  qualityFinding: (read, kept, share) =>
    `Sur ${f.counted(read, "ligne lue", "lignes lues")}, ${f.count(kept)} ont été gardées, ${
      f.percentFloored(share)
    }.`,
  withoutRatings: (films) =>
    `${
      f.counted(films, "film n’a", "films n’ont")
    } aucune note : on les trouve, mais ils ne sont pas recommandés.`,
  rejects: "Rejets, par raison",
  noRejects: "Aucune ligne n’a été rejetée.",
  notes: "Lignes réparées ou rejetées, les premières de chaque fichier",
  warnings: "Ce que les sources ont fait remarquer",
  outcomes: { rejected: "rejetée", repaired: "réparée" },
  columns: {
    model: "Modèle",
    rmse: "RMSE, étoiles",
    rmseRange: "RMSE, plage",
    mae: "MAE, étoiles",
    maeRange: "MAE, plage",
    ndcg: "nDCG@10",
    ndcgRange: "nDCG@10, plage",
    recall: "Rappel@20",
    coverage: "Catalogue montré",
    people: "Personnes",
    source: "Source",
    rows: "Lignes",
    kept: "Gardées",
    rejected: "Rejetées",
    duplicate: "Remplacées",
    withoutFilm: "Sans film",
    repaired: "Réparées",
    reason: "Raison",
    line: "Ligne",
    outcome: "Sort",
    size: "Taille",
    hash: "SHA-256",
    setting: "Réglage",
    value: "Valeur",
    stage: "Étape",
    seconds: "Secondes",
    snapshot: "Version",
    ratings: "Notes",
    films: "Films",
    changes: "Ce qui a changé",
  },
  stages: "Durée de la construction",
  snapshots: "Versions",
  snapshotsHint: "Chacune est un tout : films, notes, modèles. La plus récente d’abord.",
  ingest: {
    published: (when, duration) =>
      `Le dernier import s’est terminé le ${when} après ${duration} et a publié une version.`,
    failed: (when, duration) =>
      `Le dernier import s’est terminé le ${when} après ${duration} sans mettre de version en service : son journal dit pourquoi. La précédente reste en service.`,
    next: (when) => `Le prochain est prévu le ${when}.`,
  },
  tmdbAge: (oldest, renewBy) =>
    `Les plus anciennes données de l’API de TMDB datent du ${oldest}. Ses conditions permettent de les garder jusqu’au ${renewBy} : un import les renouvelle.`,
  notPromoted: "Gardée, pas mise en service :",
  inUse: "en service",
  noParent: "La première, ou la précédente n’est plus là.",
  changes: {
    ratings: (more) => `${f.signed(more)} notes`,
    films: (more) => `${f.signed(more)} films`,
    people: (more) => `${f.signed(more)} personnes`,
    rmse: (more) => `RMSE ${f.signed(more, 4)}`,
    ndcg: (more) => `nDCG@10 ${f.signed(more, 4)}`,
    starsModel: (kind) => `étoiles désormais par ${kind}`,
    tasteModel: (kind) => `goût désormais par ${kind}`,
    settings: (names) => `réglages : ${names}`,
    sources: (names) => `autres données : ${names}`,
    none: "Mêmes données, mêmes réglages, même résultat.",
  },
};
