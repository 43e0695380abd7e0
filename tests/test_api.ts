import { assert, assertEquals } from "@std/assert";
import { type ApiOptions, createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { type SmallData, smallData } from "./small_snapshot.ts";
import { tmdbId } from "./small_source.ts";

/** What a refusal says, RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The API over HTTP on a snapshot of the small made-up source. */
export class TestApi implements AsyncDisposable {
  readonly #faults: Error[] = [];
  readonly #serving: Serving;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  private constructor(
    readonly data: SmallData,
    serving: Serving,
    options: Partial<ApiOptions>,
  ) {
    this.#serving = serving;
    const api = createApi({
      ...PLAIN_OPTIONS,
      ...options,
      listSnapshots: () => listSnapshots(data.dataDir),
      report: (thrown) => this.#faults.push(thrown),
    });
    const address = { hostname: "127.0.0.1", port: 0, onListen() {} };
    this.#server = Deno.serve(address, async (request) => {
      using lease = serving.lease();
      return await api.fetch(request, { snapshot: lease.snapshot });
    });
  }

  static async open(options: (data: SmallData) => Partial<ApiOptions> = () => ({})) {
    const data = await smallData();
    return new TestApi(data, await serve(data.dataDir, () => {}), options(data));
  }

  /** As in `http://127.0.0.1:41234`. */
  get address(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  /** Asks and reads the answer whole. */
  async get(path: string, init?: RequestInit) {
    const response = await fetch(`${this.address}${path}`, init);
    const text = await response.text();
    return { response, status: response.status, text, json: () => JSON.parse(text) };
  }

  /** Asks for what must be refused by a problem of its own status. */
  async refused(path: string, init?: RequestInit): Promise<Problem> {
    const { response, json } = await this.get(path, init);
    assertEquals(response.headers.get("Content-Type"), "application/problem+json");
    const problem: Problem = json();
    assertEquals(problem.status, response.status);
    assert(problem.detail.length > 0);
    return problem;
  }

  /** The ids of the films that a person rated, read from the source. */
  async ratedBy(person: number): Promise<Set<number>> {
    const text = await Deno.readTextFile(`${this.data.sourceDir}/ratings.csv`);
    const rows = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(",").map(Number));
    return new Set(rows.filter(([user]) => user === person).map(([, film]) => tmdbId(film)));
  }

  /** Closes everything, and fails where a request met a fault of ours. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
    this.#serving[Symbol.dispose]();
    await this.data[Symbol.asyncDispose]();
    assertEquals(this.#faults, []);
  }
}

/** A POST of JSON. */
export const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
