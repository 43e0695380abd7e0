import { ReelmatchError } from "../errors.ts";
import { addressOf, FIELDS } from "../ui/api/call.ts";
import type { ApiDocument } from "./document.ts";
import { operationGroups } from "./operations.ts";

/**
 * Where a form leads that tries a GET without a script; `null` where none was sent.
 *
 * @throws {ReelmatchError} 400 where the document has no such operation, and where a part of its path
 * is missing
 */
export function triedAddress(document: ApiDocument, fields: URLSearchParams): string | null {
  const wanted = fields.get(FIELDS.operation);
  if (wanted === null) return null;
  const operation = operationGroups(document).flatMap(({ operations }) => operations)
    .find(({ id, method }) => id === wanted && method === "GET");
  if (operation === undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `“${wanted}” is not an operation that can be tried by an address: choose one of the page's.`,
    );
  }
  const { method, path, parameters } = operation;
  const missing = parameters.find(({ name, in: place }) => place === "path" && !fields.get(name));
  if (missing !== undefined) {
    throw new ReelmatchError("BAD_INPUT", `${path} needs a value for ${missing.name}: give one.`);
  }
  const headers = parameters.filter((one) => one.in === "header").map(({ name }) => name);
  return addressOf({ method, path, headers }, fields);
}
