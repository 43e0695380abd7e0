import type { UiLanguage } from "../language.ts";

type Words = Readonly<Record<UiLanguage, Readonly<Record<string, string>>>>;

const MODELS: Words = {
  en: {
    mean: "The overall mean",
    biases: "Biases alone",
    svd: "Funk SVD",
    "svd-tuned": "Funk SVD, tuned",
    bayes: "Bayesian factorisation",
    popularity: "Popularity",
    als: "Implicit ALS",
    ease: "EASE, item by item",
    blend: "ALS and EASE blended",
  },
  fr: {
    mean: "La moyenne générale",
    biases: "Biais seuls",
    svd: "SVD de Funk",
    "svd-tuned": "SVD de Funk, réglée",
    bayes: "Factorisation bayésienne",
    popularity: "Popularité",
    als: "ALS implicite",
    ease: "EASE, film par film",
    blend: "Mélange d’ALS et d’EASE",
  },
};

const STAGES: Words = {
  en: {
    catalogue: "Catalogue",
    "read sources": "of which reading",
    "join films": "of which joining films",
    "join ratings": "of which ratings",
    statistics: "of which statistics",
    "quality report": "of which the report",
    load: "Load",
    evaluate: "Evaluate",
    "train stars": "Train for stars",
    "train taste": "Train for taste",
    compare: "Compare with the one in use",
    write: "Write",
  },
  fr: {
    catalogue: "Catalogue",
    "read sources": "dont lecture",
    "join films": "dont assemblage des films",
    "join ratings": "dont notes",
    statistics: "dont statistiques",
    "quality report": "dont rapport",
    load: "Chargement",
    evaluate: "Évaluation",
    "train stars": "Entraînement, étoiles",
    "train taste": "Entraînement, goût",
    compare: "Comparaison à la version en service",
    write: "Écriture",
  },
};

/** A kind of model as readers know it; a kind of another version's snapshot stays as it is. */
export const modelName = (language: UiLanguage, kind: string): string =>
  MODELS[language][kind] ?? kind;

/** A stage of a build in a language; one that is not known stays as it is. */
export const stageName = (language: UiLanguage, stage: string): string =>
  STAGES[language][stage] ?? stage;
