import { seededRandom } from "../lib/models/random.ts";

/** A visitor reads for so long before they ask again, in milliseconds. */
const PAUSE_MS = 50;
const PEOPLE = 100;

/** Visitors of a server, each asking for one thing after another and comparing what they get. */
export class Visitors implements AsyncDisposable {
  /** How many requests were answered. */
  asked = 0;
  /** How many were not, or by another status than 200. */
  failed = 0;
  /** How many answers differed from another one of the same snapshot to the same request. */
  mixed = 0;
  /** The snapshot of the last answer. */
  version = "";
  #times: number[] = [];
  #isOver = false;
  /** By snapshot and path, the first answer. */
  readonly #answers = new Map<string, string>();
  readonly #visits: readonly Promise<void>[];

  private constructor(address: string, paths: readonly string[], count: number) {
    this.#visits = Array.from({ length: count }, (_, at) => this.#visit(address, paths, at));
  }

  /** Sends some visitors to a server, who ask until they are disposed. */
  static async begin(address: string, count: number): Promise<Visitors> {
    const { items } = await (await fetch(`${address}/api/movies?limit=50`)).json();
    const films: number[] = items.map(({ id }: { id: number }) => id);
    const people = Array.from({ length: PEOPLE }, (_, at) => 1 + at);
    const paths = [
      ...people.map((id) => `/recommend_movies/${id}`),
      ...people.map((id) => `/api/users/${id}/recommendations`),
      ...films.map((id) => `/films/${id}`),
      ...["matrix", "the", "star wars", "matirx"].map((q) =>
        `/api/movies?q=${encodeURIComponent(q)}`
      ),
      "/",
    ];
    return new Visitors(address, paths, count);
  }

  /** The milliseconds of the requests that were begun and answered since the last call. */
  take(): readonly number[] {
    return this.#times.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#visits);
  }

  async #visit(address: string, paths: readonly string[], seed: number): Promise<void> {
    const random = seededRandom(seed);
    while (!this.#isOver) {
      await this.#ask(address, paths[random.integer(paths.length)]);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }

  async #ask(address: string, path: string): Promise<void> {
    const begun = performance.now();
    try {
      const response = await fetch(address + path);
      const text = await response.text();
      this.#times.push(performance.now() - begun);
      this.asked++;
      if (response.status !== 200) this.failed++;
      this.version = response.headers.get("X-Model-Version") ?? "";
      const key = `${this.version} ${path}`;
      const plain = text.replaceAll(/nonce="[^"]*"/g, ""); // new with every answer
      if ((this.#answers.get(key) ?? plain) !== plain) this.mixed++;
      this.#answers.set(key, plain);
    } catch {
      this.failed++;
    }
  }
}
