import { formatOf } from "../format.ts";
import type { Messages } from "./en.ts";
import { modelFr } from "./model_fr.ts";
import { ratingsFileFr } from "./ratings_file_fr.ts";

const f = formatOf("fr");

/** {@link Messages} in French. */
export const fr: Messages = {
  site: {
    name: "Reelmatch",
    tagline: "Des films, ceux qui les notent, et ce qu’ils aimeraient voir ensuite.",
    skip: "Aller au contenu",
    navigation: "Principale",
    nav: {
      dashboard: "Accueil",
      films: "Films",
      recommend: "Recommander",
      model: "Modèle",
      about: "À propos",
    },
    language: "Langue",
    theme: "Apparence",
    footer:
      "Des nombres, pas nos opinions : chaque figure et chaque recommandation sont calculées à partir de notes données par des gens.",
    footerLinks: "Données, licences et mentions",
    footerApi: "Les mêmes nombres par une API",
    title: (page) => `${page} · Reelmatch`,
  },
  figure: {
    numbers: "Les nombres",
    csv: "CSV",
    csvOf: (label) => `${label} : télécharger en CSV`,
    none: "Rien à montrer pour l’instant : aucune note n’a été importée.",
  },
  units: {
    films: "Films",
    ratings: "Notes",
    people: "Personnes",
    stars: "Étoiles",
    year: "Année",
    released: "Année de sortie",
    genre: "Genre",
    meanStars: "Note moyenne, étoiles",
    share: "Part des notes",
    perPerson: "Notes données par une personne",
    hour: "Heure, UTC",
    mean: "Moyenne",
  },
  dashboard: {
    title: "Tableau de bord",
    heading: (ratings, people, films) => [
      f.counted(ratings, "note", "notes"),
      ` de ${f.counted(people, "personne", "personnes")} sur `,
      f.counted(films, "film", "films"),
    ],
    lede: "Un catalogue de films vu par les yeux de ceux qui l’ont noté.",
    ask: "Trouver un film pour ce soir",
    facts: {
      ratedFilms: "films notés",
      meanRating: "étoiles en moyenne",
      density: "des paires d’une personne et d’un film noté",
      period: "notes de",
      model: "modèle entraîné le",
    },
    sections: {
      ratings: "Comment on note",
      films: "Ce qu’on note",
      best: "Ce qui se distingue",
      time: "Quand on note",
    },
    labels: {
      filmMeans: "Films selon leur note moyenne",
      ratingsGiven: "Notes données",
      filmsByYear: "Films par année de sortie",
      ratingsByYear: "Notes par année",
      people: "Personnes selon le nombre de notes",
      topByMean: "Les mieux notés",
      topByCount: "Les plus notés",
      genreCounts: "Notes par genre",
      genreMeans: "Note moyenne par genre",
      heat: "Notes par jour et par heure",
    },
    findings: {
      filmMeans: (from, to, films, share) =>
        `La moyenne la plus courante est de ${f.step(from)} à ${f.step(to)} étoiles : ${
          f.counted(films, "film", "films")
        }, ${f.percent(share)} de ceux qui sont notés.`,
      ratingsGiven: (rating, share, halves) =>
        `${f.step(rating)} étoiles, le verdict habituel : ${
          f.percent(share)
        } des notes ; les demi-étoiles en font ${f.percent(halves)}.`,
      filmsByYear: (median, peak, films) =>
        `La moitié des films sont sortis en ${median} ou après ; ${peak} est l’année la plus riche avec ${
          f.count(films)
        }.`,
      ratingsByYear: (peak, ratings, mean) =>
        `On a noté le plus en ${peak} : ${f.counted(ratings, "note", "notes")}, ${
          f.stars(mean)
        } étoiles en moyenne.`,
      people: (most, below, least, share) =>
        `${f.percent(below)} des gens ont donné moins de ${f.count(most)} notes ; ${
          f.percent(share)
        } en ont donné ${f.count(least)} ou plus.`,
      topByMean: (title, mean) =>
        `${title} est en tête avec ${
          f.stars(mean)
        } étoiles, prudence envers les notes rares comprise.`,
      topByCount: (title, ratings) =>
        `${title} a été noté le plus souvent : ${f.counted(ratings, "fois", "fois")}.`,
      genreCounts: (genre, share) =>
        `${genre} : présent dans ${f.percent(share)} des notes, plus que tout autre genre.`,
      genreMeans: (best, high, worst, low) =>
        `Genre le mieux noté : ${best}, ${f.stars(high)} étoiles ; le moins bien : ${worst}, ${
          f.stars(low)
        }.`,
      heat: (weekday, hour, ratings, quietest) =>
        `L’heure la plus active de la semaine est le ${weekday} à ${hour} UTC avec ${
          f.counted(ratings, "note", "notes")
        } ; le ${quietest} est le jour le plus calme.`,
    },
    dampedNote:
      "La moyenne amortie compte chaque film comme s’il avait 25 notes de plus à la moyenne générale, pour qu’un seul enthousiaste ne fasse pas un chef-d’œuvre.",
    film: "Film",
    damped: "Moyenne amortie",
    peopleRange: (from, to) => from === to ? f.count(from) : `${f.count(from)}–${f.count(to)}`,
    starRange: (from, to) => `${f.step(from)}–${f.step(to)}`,
  },
  films: {
    title: "Films",
    lede: "Cherchez un titre dans tout le catalogue, ou affinez.",
    search: "Titre",
    searchHint: "Des mots du titre",
    submit: "Chercher",
    sort: "Ordre",
    sorts: {
      "relevance": "Titre le plus proche",
      "-popularity": "Les plus populaires chez TMDB",
      "-rating": "Les mieux notés ici",
      "-release_date": "Les plus récents",
      "release_date": "Les plus anciens",
      "title": "Titre, de A à Z",
    },
    found: (total) => f.counted(total, "film", "films"),
    none: "Aucun film ne correspond. Essayez moins de mots, ou effacez les filtres.",
    clear: "Tout effacer",
    page: (page, pages) => `Page ${f.count(page)} sur ${f.count(pages)}`,
    previous: "Page précédente",
    next: "Page suivante",
    pages: "Pages",
  },
  film: {
    minutes: (minutes) => {
      const hours = Math.floor(minutes / 60);
      return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
    },
    ratedBy: (count) => `d’après ${f.counted(count, "note", "notes")}`,
    unrated: "Personne ici ne l’a encore noté",
    tmdbVotes: (count) => `TMDB, ${f.counted(count, "vote", "votes")}`,
    directors: "Réalisation",
    actors: "Avec",
    keywords: "Sujets",
    noDescription: "Les sources n’ont pas de description de ce film.",
    histogram: "Notes de ce film",
    histogramFinding: (rating, share, mean) =>
      `${f.percent(share)} de ceux qui l’ont noté lui donnent ${
        f.step(rating)
      } étoiles ; la moyenne est de ${f.stars(mean)}.`,
    activity: "Les notes au fil du temps",
    activityFinding: (peak, share, first, last) =>
      `Noté surtout en ${peak}, ${f.percent(share)} des fois ; la moyenne était de ${
        f.stars(first.mean)
      } en ${first.year} et de ${f.stars(last.mean)} en ${last.year}.`,
    similar: "Proches par le goût",
    similarHint: "Des films que les mêmes gens aiment, quel que soit le genre.",
    noSimilar: "Trop peu de gens l’ont noté pour savoir ce qui lui ressemble.",
    predicted: (person) => `Prévu pour la personne ${person}`,
    personRated: (person) => `La personne ${person} l’a noté`,
    rate: "L’avez-vous vu ?",
    rateHint: "Notez-le, et voyez la suite.",
    rateSubmit: "Recommander des films",
    facts: {
      released: (date) => `Sortie : ${date}`,
      language: "Langue originale",
      imdb: "IMDb",
      tmdb: "TMDB",
    },
    missing: (id) => `Il n’y a pas de film ${id} dans ce catalogue.`,
    badId: (id) => `« ${id} » n’est pas un numéro de film. Ce sont ceux de TMDB : 603 est Matrix.`,
  },
  recommend: {
    title: "Recommander",
    heading: "Un film pour ce soir",
    lede: "Notez quelques films, ou regardez par-dessus l’épaule de quelqu’un des données.",
    person: "Numéro de la personne",
    personHint: (first, last, count) =>
      `${f.count(count)} personnes, numérotées de ${first} à ${last}`,
    submit: "Recommander",
    random: "Quelqu’un au hasard",
    resultHeading: (person) => `Pour la personne ${person}`,
    resultLede: (ratings, mean) =>
      `Choisis d’après le goût de ${f.counted(ratings, "note", "notes")}, ${
        f.stars(mean)
      } étoiles en moyenne.`,
    profile: "Tout sur cette personne",
    none:
      "Aucun film ne passe ces filtres. Retirez-en un ou deux : le genre et les années resserrent le plus.",
    popularHint: "Trop peu de notes pour connaître un goût : voici ce que presque tous aiment.",
    share: "Cette liste a sa propre adresse : copiez-la pour la partager.",
    missing: (person) =>
      `Personne ne porte le numéro ${person} dans ces données. Prenez quelqu’un au hasard.`,
    badPerson: (text) =>
      `« ${text} » n’est pas un numéro de personne. Donnez un nombre entier, comme 1.`,
    badYear: (text) => `« ${text} » n’est pas une année. Donnez quatre chiffres, comme 1994.`,
    badExplore: (text) =>
      `« ${text} » n’est pas une variété. Donnez un nombre de 0 (proche des goûts) à 1 (le plus varié).`,
    badOrder: (text) => `« ${text} » n’est pas un ordre de cette liste.`,
    badLanguage: (text) => `« ${text} » n’est pas une langue. Donnez deux lettres, comme fr.`,
    badRatings: (text) =>
      `« ${text} » n’est pas une liste de notes. Écrivez film-étoiles, joints par des tirets bas, comme 603-4.5_550-4.`,
    badPage: (text) => `« ${text} » n’est pas une page de cette liste.`,
    badText: "C’est trop long. Au plus 200 caractères.",
    needPeople: "Il n’y a encore personne dans ces données.",
  },
  person: {
    title: (person) => `Personne ${person}`,
    lede: (from, to, years) =>
      from === to
        ? `Toutes les notes datent du ${from}.`
        : `A noté du ${from} au ${to}, pendant ${f.counted(years, "année", "années")}.`,
    ratings: "notes",
    mean: "étoiles en moyenne",
    everybodyMean: "étoiles, moyenne de tous",
    look: "Voir les films par ses yeux",
    lookHint: "Les pages des films diront la note qu’elle donnerait.",
    looking: (person) => `Vous voyez les films par les yeux de la personne ${person}.`,
    stop: "Arrêter",
    histogram: "Sa façon de noter",
    histogramFinding: (rating, share, everybody) =>
      `${f.step(rating)} étoiles est son verdict préféré : ${f.percent(share)} de ses notes, ${
        f.percent(everybody)
      } de celles de tous.`,
    they: "Cette personne",
    everybody: "Tous",
    genres: "Genres préférés",
    genresFinding: (genre, ratings, mean, everybody) =>
      `En tête, les moyennes de peu de notes comptant moins : ${genre}, ${
        f.stars(mean)
      } étoiles sur ${f.counted(ratings, "note", "notes")}, où tous donnent ${f.stars(everybody)}.`,
    activity: "Notes au fil du temps",
    activityFinding: (year, ratings, share) =>
      `${year} fut son année la plus active : ${f.counted(ratings, "note", "notes")}, ${
        f.percent(share)
      } du total.`,
    surprises: "Notes les plus surprenantes",
    surprisesHint: "Là où le modèle, qui connaît toutes ses notes, aurait dit autre chose.",
    gave: "Donné",
    expected: "Attendu",
    recommended: "Elle aimerait",
    allRecommended: "D’autres, avec des filtres",
    rated: "Tout ce qu’elle a noté",
    ratedSorts: {
      "-timestamp": "Récents",
      "-rating": "Hautes",
      "rating": "Basses",
      "title": "Titre",
    },
    when: "Quand",
    missing: (person) => `Personne ne porte le numéro ${person} dans ces données.`,
  },
  model: modelFr,
  ratingsFile: ratingsFileFr,
  about: {
    title: "À propos",
    heading: "D’où viennent les nombres",
    lede:
      "Reelmatch est un logiciel libre. Il tourne sur une seule machine, ne tient aucun compte de vous et ne pose de cookies que pour les choix que vous faites.",
    how: "Comment naît une recommandation",
    howText: [
      "Chaque note est un petit indice sur une personne et un film. Une factorisation de toutes les notes apprend quels films vont ensemble et pour qui, et classe les films que vous n’avez pas notés. Une seconde prévoit combien d’étoiles vous donneriez, et avec quelle certitude.",
      "Les films sous « grâce à » sont ceux des vôtres qui ont pesé le plus. Ce n’est pas un récit inventé après coup : le score est exactement la somme de ce que chacun de vos films y ajoute.",
      "Ce que vous notez sur ce site reste dans votre navigateur et dans l’adresse de la page. C’est envoyé pour calculer une liste, puis oublié.",
    ],
    sources: "Sources et licences",
    movielens:
      "Les notes viennent de MovieLens, recueillies par GroupLens Research à l’université du Minnesota, pour la recherche et l’enseignement.",
    citation:
      "F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. ACM Transactions on Interactive Intelligent Systems (TiiS) 5, 4, Article 19.",
    kaggle:
      "Les faits sur les films viennent de The Movies Dataset sur Kaggle, de Rounak Banik, qui réunit TMDB et MovieLens.",
    tmdb: "This product uses the TMDB API but is not endorsed or certified by TMDB.",
    tmdbWhat:
      "Titres, descriptions, dates, votes et affiches des films sont des données de The Movie Database (TMDB).",
    font:
      "Composé en Instrument Sans des Instrument Sans Project Authors, sous la SIL Open Font License 1.1.",
    posters:
      "Les affiches sont désactivées ici : celles que vous voyez sont dessinées d’après le numéro et le genre du film.",
    using: "Pour vos propres programmes",
    apiText:
      "Tout ce que montrent ces pages existe aussi en JSON, avec une description de chaque route.",
    apiLink: "La description de l’API (OpenAPI)",
  },
  docs: {
    heading: "L’API",
    lede:
      "Les films, les personnes qui les notent et ce qu’elles aimeraient ensuite, en JSON. Ce qui suit est en anglais, comme le document.",
    version: (version) => `Version ${version}.`,
    document: "Document OpenAPI 3.1",
  },
  error: {
    title: "Il manque quelque chose",
    back: "Aller à l’accueil",
    search: "Chercher un film",
    again: "Réessayer",
    400: {
      heading: "Illisible",
      text: "Quelque chose dans l’adresse ou le formulaire n’est pas comme attendu.",
    },
    403: {
      heading: "Pas d’ailleurs",
      text: "Un autre site a envoyé ce formulaire. Choisissez plutôt sur une page de celui-ci.",
    },
    404: {
      heading: "Rien à l’affiche ici",
      text: "Cette adresse ne mène à aucune page. Cherchez un film, ou repartez de l’accueil.",
    },
    405: {
      heading: "Pas de cette façon",
      text: "Cette page ne peut pas être demandée ainsi.",
    },
    408: {
      heading: "C’est arrivé trop lentement",
      text: "Le formulaire a mis trop de temps à arriver. Envoyez-le de nouveau.",
    },
    413: {
      heading: "C’est trop",
      text: "Le formulaire contient plus que ce site ne prend à la fois. Notez moins de films.",
    },
    415: {
      heading: "Pas un formulaire d’ici",
      text:
        "Les choix s’envoient en « application/x-www-form-urlencoded », comme le font ces pages.",
    },
    500: {
      heading: "Le projecteur est en panne",
      text:
        "La faute est nôtre, pas vôtre, et elle a été consignée. Réessayez ; si elle reste, donnez le numéro ci-dessous à qui gère ce site.",
    },
    503: {
      heading: "Le film n’est pas encore arrivé",
      text:
        "Il n’y a pas de données à montrer. Qui gère ce site peut en apporter avec « deno task ingest --from demo » ; cette page répond dès qu’elles sont là.",
    },
    request: "Requête",
  },
};
