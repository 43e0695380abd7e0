/** Two-part marks, which French sets apart by a thin space that must not break (U+202F). */
const APART = / ([;:?!»])/g;
const AFTER_QUOTE = /« /g;

/** Sentences typed with plain spaces, set as French typography asks. */
export function withFrenchSpaces<T>(messages: T): T {
  return setApart(messages) as T;
}

function setApart(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(APART, "\u202f$1").replace(AFTER_QUOTE, "«\u202f");
  }
  if (Array.isArray(value)) return value.map(setApart);
  if (typeof value === "function") return (...given: unknown[]) => setApart(value(...given));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, setApart(text)]));
  }
  return value;
}
