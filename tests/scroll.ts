import type { Page } from "playwright-core";

/** Looks at the whole page, so that everything is loaded that waits to be near. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { scrollHeight } = document.documentElement;
    for (let top = 0; top < scrollHeight; top += innerHeight / 2) {
      scrollTo({ top, behavior: "instant" });
      await new Promise((resume) => requestAnimationFrame(() => resume(null)));
    }
    scrollTo({ top: 0, behavior: "instant" });
  });
  await page.waitForFunction(() =>
    document.querySelectorAll("[data-chart]:not([data-drawn])").length === 0
  );
}
