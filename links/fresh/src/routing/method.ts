/** The HTTP methods that a route can answer. */
export type Method =
  | "HEAD"
  | "GET"
  | "POST"
  | "PATCH"
  | "PUT"
  | "DELETE"
  | "OPTIONS";

/** Every {@linkcode Method}, in the order of an `Allow` header. */
export const METHODS: readonly Method[] = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
];

/** Whether a route could answer this method at all. Methods are case-sensitive (RFC 9110 §9.1). */
export function isMethod(method: string): method is Method {
  return METHODS.some((known) => known === method);
}
