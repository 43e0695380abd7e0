import { exampleOf, type Schemas } from "./example.ts";
import type { Operation } from "./operations.ts";

/** A value within single quotation marks of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * The command that sends an operation's example from a terminal.
 * @param origin of the server, as in `http://localhost:8000`
 */
export function curlOf(
  { method, path, body, needsToken }: Operation,
  schemas: Schemas,
  origin: string,
): string {
  const words = ["curl", "-X", method, quoted(origin + path)];
  if (needsToken) words.push("-H", quoted("Authorization: Bearer TOKEN"));
  for (const [type, { schema = {} }] of Object.entries(body ?? {})) {
    const example = JSON.stringify(exampleOf(schema, schemas, "required"));
    words.push("-H", quoted(`Content-Type: ${type}`), "-d", quoted(example));
  }
  return words.join(" ");
}
