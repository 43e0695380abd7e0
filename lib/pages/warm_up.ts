import type { Catalog } from "../catalog/connection.ts";
import { filmKinds } from "../catalog/film_kinds.ts";
import { askAgain } from "../catalog/query.ts";
import { textsOf } from "../ui/figures/texts.ts";
import { dashboardOf } from "./dashboard.ts";

/**
 * Makes what many pages of a catalogue need and what takes most statements, one after another, and
 * asks what visitors of the one before asked last: the first visitors of a new snapshot then wait for
 * none of it.
 */
export async function warmUp(
  catalog: Catalog,
  before: Catalog | null,
  postersEnabled: boolean,
): Promise<void> {
  await filmKinds(catalog);
  for (const language of ["en", "fr"] as const) {
    await dashboardOf({ catalog, postersEnabled }, textsOf(language));
  }
  if (before !== null) await askAgain(catalog, before);
}
