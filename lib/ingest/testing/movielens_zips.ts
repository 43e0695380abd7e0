import { Buffer } from "node:buffer";
import { makeZip, type ZipItem } from "./make_zip.ts";

/** Films of `movies_metadata.csv` to whom the releases below lead: TMDB id, title and date. */
export const METADATA = [
  "genres,id,imdb_id,original_language,original_title,overview,popularity,poster_path," +
  "release_date,runtime,title,vote_average,vote_count",
  "[],862,tt0114709,en,Toy Story,,1,,1995-10-30,81,Toy Story,7.7,5415",
  "[],8844,tt0113497,en,Jumanji,,1,,1995-12-15,104,Jumanji,6.9,2413",
  "[],902,tt0112682,fr,La Cité des enfants perdus,,1,,1995-05-16,108,La Cité des Enfants Perdus,7,308",
  "",
].join("\n");

export const RATINGS_CSV = "userId,movieId,rating,timestamp\n1,1,4,978300760\n1,2,3.5,978300761\n" +
  "2,1,0.5,978300762\n";
export const LINKS_CSV = "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,8844\n";
export const MOVIES_CSV = "movieId,title,genres\n1,Toy Story (1995),Animation\n2,Jumanji (1995),\n";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const NEW_RELEASE: readonly ZipItem[] = [
  { name: "ratings.csv", content: RATINGS_CSV },
  { name: "links.csv", content: LINKS_CSV },
  { name: "movies.csv", content: MOVIES_CSV },
];

const GENRES = "|0".repeat(19);

const OLD_RELEASES: Readonly<Record<string, readonly ZipItem[]>> = {
  "ml-1m": [
    {
      name: "ratings.dat",
      content: "1::1::4::978300760\n1::29::3::978300761\n2::1::1::978300762\n",
    },
    {
      name: "movies.dat",
      content: latin1(
        "1::Toy Story (1995)::Animation\n" +
          "29::City of Lost Children, The (Cité des enfants perdus, La) (1995)::Adventure\n",
      ),
    },
  ],
  "ml-100k": [
    { name: "u.data", content: "1\t1\t4\t874965758\n1\t2\t3\t876893171\n2\t1\t1\t878542960\n" },
    {
      name: "u.item",
      content: latin1(
        `1|Toy Story (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?Toy%20Story${GENRES}\n` +
          `2|Cité des enfants perdus, La (1995)|01-Jan-1995||http://a.example${GENRES}\n`,
      ),
    },
  ],
};

/** A small zip file in the form of a release of MovieLens. */
export const releaseZip = (name: string): Uint8Array<ArrayBuffer> =>
  makeZip((OLD_RELEASES[name] ?? NEW_RELEASE).map((item) => ({
    ...item,
    name: `${name}/${item.name}`,
  })));

const CREDITS = [
  "cast,crew,id",
  `"[{'cast_id': 14, 'name': ""Tim 'Woody' Allen"", 'order': 1}, {'name': 'Tom Hanks', 'order': 0}]",` +
  `"[{'job': 'Director', 'name': 'John Lasseter'}, {'job': 'Editor', 'name': 'Lee Unkrich'}]",862`,
  `[],[],8844`,
  `"[{'name': 'Late', 'order': 0}]",[],8844`,
  `"[{'name': 'Nobody', 'order': 0}]",[],999`,
  `"[{'name': 'Torn', 'order'",[],902`,
  "",
].join("\n");

const KEYWORDS = [
  "id,keywords",
  `862,"[{'id': 931, 'name': 'jealousy'}, {'id': 4290, 'name': 'toy'}]"`,
  `902,"[{'id': 1, 'name': 'd\\xeatre'}, {'id': 2, 'name': None}]"`,
  "",
].join("\n");

/** A small zip file in the form of Kaggle's *The Movies Dataset*. */
export const kaggleZip = (): Uint8Array<ArrayBuffer> =>
  makeZip([
    { name: "movies_metadata.csv", content: METADATA },
    { name: "ratings.csv", content: RATINGS_CSV },
    { name: "ratings_small.csv", content: "not read" },
    { name: "links.csv", content: LINKS_CSV },
    { name: "credits.csv", content: CREDITS },
    { name: "keywords.csv", content: KEYWORDS },
  ]);
