import type { Page } from "playwright-core";
import { tmdbId } from "./small_source.ts";

/** To wait for an input, over which its picture is drawn. */
export const ATTACHED = { state: "attached" } as const;

/** The numbers of the films that the page of recommendations lists, in order. */
export const listed = (page: Page): Promise<number[]> =>
  page.locator(".pick").evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute("data-film")))
  );

/** Gives one of the films to rate its stars. */
export async function rate(page: Page, film: number, stars: string): Promise<void> {
  const radio = page.locator(`input[name=rate-${tmdbId(film)}][value="${stars}"]`);
  await radio.check({ force: true });
}
