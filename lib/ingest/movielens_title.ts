/** A title and its year as MovieLens writes them in one text. */
export interface TitleAndYear {
  readonly title: string;
  readonly year: number | null;
}

/** `The` of `Title, The`, and articles of other languages that titles in MovieLens end with. */
const ARTICLE =
  /^(.+), (the|an?|l[aeo]s?|l'|el|gli|il|der|die|das|den|det|de|het|un[ae]?|uno|eine?)$/i;

const articleFirst = (title: string): string =>
  title.includes(", ")
    ? title.replace(
      ARTICLE,
      (_, rest: string, article: string) =>
        article.endsWith("'") ? `${article}${rest}` : `${article} ${rest}`,
    )
    : title;

/** The year, or the first of several, at the end of a title. */
const YEAR = /\((\d{4})(?:[-–]\d{0,4})?\)\s*$/;

/**
 * Reads a title of `movies.csv`: the year in parentheses at its end is taken off, an article
 * after a comma goes to the front, and other names in parentheses stay.
 *
 * @example `City of Lost Children, The (Cité des enfants perdus, La) (1995)` is
 * `The City of Lost Children (La Cité des enfants perdus)` of 1995.
 */
export function parseMovieLensTitle(text: string): TitleAndYear {
  const ending = YEAR.exec(text);
  const named = text.slice(0, ending?.index).trim();
  const parenthesis = named.indexOf("(");
  const first = parenthesis < 0 ? named : named.slice(0, parenthesis).trimEnd();
  const title = articleFirst(first) + withArticlesFirst(named.slice(first.length));
  return { title: title || text.trim(), year: ending === null ? null : Number(ending[1]) };
}

/** Other names, each in parentheses. */
const withArticlesFirst = (names: string): string =>
  names === "" ? "" : names.replaceAll(
    /\(([^()]*)\)/g,
    (_, name: string) => `(${articleFirst(name.trim())})`,
  );

/**
 * The names by which a film may be known elsewhere: its title as it stands, its title without the
 * names in parentheses, and each of those.
 *
 * @example `Postman, The (Postino, Il) (1994)` may be `The Postman (Il Postino)`, `The Postman` or
 * `Il Postino`.
 */
export function possibleTitles(
  text: string,
): { readonly titles: readonly string[]; readonly year: number | null } {
  const { title, year } = parseMovieLensTitle(text);
  const others = [...title.matchAll(/\(([^()]+)\)/g)].map(([, other]) =>
    other.replace(/^a\.?k\.?a\.?\s+/i, "")
  );
  const plain = title.replaceAll(/\s*\([^()]*\)/g, "").trim();
  return { titles: [...new Set([title, plain || title, ...others])], year };
}
