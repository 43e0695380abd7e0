import type { Template } from "./template.ts";

type Table = readonly (readonly [told: Template, french: Template])[];

/** What the promotion gate tells; see `lib/snapshots/gate.ts`. */
const VERDICTS: Table = [
  ["It is the first.", "C’est la première."],
  [
    "Too few ratings to compare it with the one before.",
    "Trop peu de notes pour la comparer à la précédente.",
  ],
  [
    "{id} keeps no results that it could be compared with.",
    "{id} n’a pas gardé de résultats auxquels la comparer.",
  ],
  [
    "Fewer than {count} people have the same ratings held out in {id}.",
    "Moins de {count} personnes ont les mêmes notes mises de côté dans {id}.",
  ],
  ["Better than", "Meilleure que"],
  ["Not worse than", "Pas moins bonne que"],
  [
    "Better in one head and worse in the other than",
    "Meilleure pour un modèle et moins bonne pour l’autre que",
  ],
  ["Worse than", "Moins bonne que"],
  ["Hardly worse than", "À peine moins bonne que"],
  [
    "{told} {id} on the same held-out ratings of {count} people: RMSE {figure1} " +
    "(95 % {figure2} … {figure3}), nDCG@10 {figure4} (95 % {figure5} … {figure6}).",
    "{told} {id} sur les mêmes notes mises de côté de {count} personnes : RMSE {figure1} " +
    "(95 % {figure2} … {figure3}), nDCG@10 {figure4} (95 % {figure5} … {figure6}).",
  ],
  [
    "{told} Made current all the same, as was asked for.",
    "{told} Mise en service tout de même, comme demandé.",
  ],
];

/** How models were judged; see `lib/evaluation/hold_out.ts` and `lib/snapshots/measure.ts`. */
const PROTOCOLS: Table = [
  [
    "{told} Taste: every film a candidate, films rated in training left out.",
    "{told} Goût : tous les films sont candidats, sauf ceux notés à l’entraînement.",
  ],
  [
    "A random fifth of the ratings held out by seed {number}.",
    "Un cinquième des notes, tiré au hasard avec la graine {number}, est mis de côté.",
  ],
  [
    "A random fifth of the ratings of {count} people held out by seed {number}; the published " +
    "models did not learn from them.",
    "Un cinquième des notes de {count} personnes, tiré au hasard avec la graine {number}, est mis " +
    "de côté ; les modèles publiés n’en ont rien appris.",
  ],
  [
    "None: there are too few ratings to hold some out.",
    "Aucune mesure : il y a trop peu de notes pour en mettre de côté.",
  ],
];

/** What sources make one notice as a whole; see `lib/ingest`. */
const WARNINGS: Table = [
  [
    "{file} does not end with a line break: if it was cut off, rows are missing.",
    "{file} ne finit pas par un saut de ligne : si le fichier a été coupé, des lignes manquent.",
  ],
  [
    "{file} tells no times: its ratings count as given on 1 January 1970, before all others.",
    "{file} ne dit pas quand les notes ont été données : elles comptent comme du 1er janvier 1970, " +
    "avant toutes les autres.",
  ],
  [
    "More films are dated {day} than TMDB lists: the least popular ones were left out.",
    "Plus de films sont datés du {day} que TMDB n’en donne : les moins populaires manquent.",
  ],
  [
    "More films changed on {day} than TMDB lists.",
    "Plus de films ont changé le {day} que TMDB n’en donne.",
  ],
];

/** Why rows were rejected or mended; see `lib/ingest` and `lib/feedback`. */
const ROWS: Table = [
  ["film {number}: {told}", "film {number} : {told}"],
  ["{file}: {told}", "{file} : {told}"],
  ["{count1} fields instead of {count2}", "{count1} champs au lieu de {count2}"],
  ["fewer than {count} fields", "moins de {count} champs"],
  ["more than {count} fields", "plus de {count} champs"],
  ["the line is too long", "la ligne est trop longue"],
  ["a quotation mark is not closed", "un guillemet n’est pas fermé"],
  ["the line cannot be read as CSV", "la ligne ne se lit pas comme du CSV"],
  ["the lists in it cannot be read", "ses listes ne se lisent pas"],
  ["the line does not match its checksum", "la ligne ne répond pas à sa somme de contrôle"],
  ["the line is no rating", "la ligne n’est pas une note"],
  ["a line break had torn the record in two", "un saut de ligne l’avait coupée en deux"],
  ["genres cannot be read, left empty", "genres illisibles, laissés vides"],
  ["title is empty", "le titre est vide"],
  ["TMDB has no film of this id", "TMDB n’a pas de film de ce numéro"],
  ["the answer is about another film", "la réponse parle d’un autre film"],
  ["the film's id came before", "le numéro du film est déjà venu"],
  [
    "the film's id is not a whole number from {count1} to {count2}",
    "le numéro du film n’est pas un entier de {count1} à {count2}",
  ],
  ["the record is not a film", "ce n’est pas un film"],
  [
    "{name} is not a TMDB id, a whole number from 1",
    "{name} n’est pas un numéro de TMDB, un entier à partir de 1",
  ],
  [
    "{name} is not a whole number from {count1} to {count2}",
    "{name} n’est pas un entier de {count1} à {count2}",
  ],
  ["{name} is not a whole number from {count}", "{name} n’est pas un entier à partir de {count}"],
  ["{name} is not a whole number", "{name} n’est pas un entier"],
  [
    "{name} is not a half star from {figure1} to {figure2}",
    "{name} n’est pas une demi-étoile de {figure1} à {figure2}",
  ],
  [
    "{name} is not a number from {figure1} to {figure2}",
    "{name} n’est pas un nombre de {figure1} à {figure2}",
  ],
  [
    "{name} is not a Unix time or an ISO date from 1970 on",
    "{name} n’est ni une heure Unix ni une date ISO à partir de 1970",
  ],
  ["{name} is longer than {count} characters", "{name} dépasse {count} caractères"],
  ["{name} holds characters that are not text", "{name} contient des caractères qui n’en sont pas"],
  ["{name} is below {figure}", "{name} est sous {figure}"],
  ["{name} is above {figure}", "{name} dépasse {figure}"],
  ["{name} is not a text", "{name} n’est pas un texte"],
  ["{name} is not a number", "{name} n’est pas un nombre"],
  ["{name} is not a date", "{name} n’est pas une date"],
  ["{name} is not the code of a language", "{name} n’est pas le code d’une langue"],
  ["{name} is not a picture's name", "{name} n’est pas le nom d’une image"],
  ["{name} is not a list of genres", "{name} n’est pas une liste de genres"],
  ["{name} is not a list of numbers", "{name} n’est pas une liste de nombres"],
  ["{name} is not a list", "{name} n’est pas une liste"],
  ["{name} is not an id of IMDb", "{name} n’est pas un numéro d’IMDb"],
];

/** French for the sentences that snapshots keep in English, the more particular ones first. */
export const TOLD_FR: Table = [...VERDICTS, ...PROTOCOLS, ...WARNINGS, ...ROWS];
