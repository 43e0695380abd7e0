import { randomPerson } from "../catalog/people.ts";
import type { Site } from "../site.ts";
import type { Messages } from "../ui/messages/messages.ts";
import { pageError } from "./page_error.ts";

/**
 * The same address for somebody picked at random.
 * @throws {HttpError} 404 where nobody has rated
 */
export async function randomPersonAddress(
  { catalog }: Site,
  fields: URLSearchParams,
  m: Messages,
): Promise<string> {
  const [seed] = crypto.getRandomValues(new Uint32Array(1));
  const person = await randomPerson(catalog, seed);
  if (person === null) throw pageError(404, m.recommend.needPeople);
  const address = new URLSearchParams(fields);
  address.set("user", String(person));
  return `/recommend?${address}`;
}
