/** What stands in a text where a secret stood. */
export const REDACTED = "***";

/**
 * A function that takes secrets out of a text, as they are and as a URL would write them. What a
 * server echoes passes through it before it is logged, stored or shown.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]));
  forms.delete("");
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}
