/** What narrows a list of recommendations, as a form and an address hold it: texts, empty for any. */
export interface FilterChoice {
  readonly genre: string;
  readonly language: string;
  readonly year_from: string;
  readonly year_to: string;
  readonly order: "taste" | "rating";
  /** Breadth, 0…1. */
  readonly explore: string;
}

/** Whether a text is a year that a filter takes; half-typed ones do not narrow yet. */
export const isYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= 1800 && Number(text) <= 2200;

/** The fields of a choice that say something. */
export function choiceFields(choice: FilterChoice): [string, string][] {
  return Object.entries(choice).filter(([name, value]) => {
    if (name === "order") return value !== "taste";
    if (name === "explore") return value !== "0";
    if (name === "year_from" || name === "year_to") return isYear(value);
    return value !== "";
  });
}
