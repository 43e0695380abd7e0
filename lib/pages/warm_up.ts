import type { Catalog } from "../catalog/connection.ts";
import { filmKinds } from "../catalog/film_kinds.ts";
import { textsOf } from "../ui/figures/texts.ts";
import { dashboardOf } from "./dashboard.ts";

/**
 * Makes what many pages of a catalogue need and what takes most statements, one after another: the
 * first visitors of a new snapshot then wait for neither.
 */
export async function warmUp(catalog: Catalog, postersEnabled: boolean): Promise<void> {
  await filmKinds(catalog);
  for (const language of ["en", "fr"] as const) {
    await dashboardOf({ catalog, postersEnabled }, textsOf(language));
  }
}
