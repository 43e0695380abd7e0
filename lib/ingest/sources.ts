import { basename, resolve } from "node:path";
import { ReelmatchError } from "../errors.ts";

/** Where data comes from, with the name by which reports call it: no folder of the machine in it. */
export type SourceSpec =
  | { readonly kind: "demo"; readonly name: string }
  | { readonly kind: "movielens"; readonly name: string; readonly folder: string }
  | { readonly kind: "kaggle"; readonly name: string; readonly file: string };

const FORMS = "demo, movielens:<folder> or kaggle:<movies_metadata.csv>";

function parseSource(text: string): SourceSpec {
  const [, kind, path] = /^([a-z]+)(?::(.*))?$/s.exec(text) ?? [];
  if (kind === "demo" && path === undefined) return { kind, name: kind };
  if (kind === "movielens" || kind === "kaggle") {
    if (!path) {
      throw new ReelmatchError("BAD_INPUT", `"${text}" names no path: expected ${FORMS}.`);
    }
    const name = `${kind}:${basename(resolve(path))}`;
    return kind === "kaggle" ? { kind, name, file: path } : { kind, name, folder: path };
  }
  throw new ReelmatchError("BAD_INPUT", `"${text}" is no source: expected ${FORMS}.`);
}

/**
 * The sources named on a command line, in the order in which they are to be read: films first.
 * @param from sources of ratings: `demo` or `movielens:<folder>`
 * @param films sources of films' facts: `kaggle:<movies_metadata.csv>`
 * @throws {ReelmatchError} `BAD_INPUT` for a form that is not known, or sources that do not go together
 */
export function parseSources(from: readonly string[], films: readonly string[]): SourceSpec[] {
  const ratings = from.map(parseSource);
  const facts = films.map(parseSource);
  const refuse = (message: string): never => {
    throw new ReelmatchError("BAD_INPUT", message);
  };
  if (ratings.length !== 1) {
    refuse(
      `--from was given ${ratings.length} times, expected once: people of two sources share numbers.`,
    );
  }
  const misplaced = ratings.find(({ kind }) => kind === "kaggle");
  if (misplaced) refuse(`${misplaced.name} has no ratings: give it as --films, beside --from.`);
  const wrong = facts.find(({ kind }) => kind !== "kaggle");
  if (wrong) refuse(`--films ${wrong.name} is no source of facts: expected kaggle:<file>.`);
  if (facts.length > 1) refuse(`--films was given ${facts.length} times, expected at most once.`);
  if (facts.length === 1 && ratings.some(({ kind }) => kind === "demo")) {
    refuse("The demo brings its own films: leave out --films.");
  }
  return [...facts, ...ratings];
}
