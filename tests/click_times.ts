import type { Browser } from "playwright-core";

/** Milliseconds after a click on a star. */
export interface ClickTimes {
  /** The ratings are kept and the API is asked. */
  readonly asked: number;
  /** Its answer is there. */
  readonly answered: number;
  /** The new list stands in the document. */
  readonly listed: number;
  /** It is laid out and painted. */
  readonly painted: number;
}

const CLICKS = 20;

/** Clicks stars on a page of recommendations, one after the list of the other stands. */
export async function clickTimes(browser: Browser, address: string): Promise<ClickTimes[]> {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "networkidle" });
    return await page.evaluate(async (clicks) => {
      const list = document.querySelector("#picks [aria-busy]");
      const isBusy = () => list?.getAttribute("aria-busy") === "true";
      const painted = () =>
        new Promise<void>((resume) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resume(); // a task of its own comes after the frame's painting
            port2.postMessage(null);
          })
        );
      /** Fulfilled once the list has been busy and is no more. */
      const listed = () =>
        new Promise<void>((resume) => {
          let wasBusy = false;
          new MutationObserver((_, observer) => {
            if (isBusy()) wasBusy = true;
            else if (wasBusy) {
              observer.disconnect();
              resume();
            }
          }).observe(document.body, { subtree: true, attributes: true, childList: true });
        });
      const entry = () =>
        new Promise<PerformanceResourceTiming>((resume) => {
          new PerformanceObserver((found, observer) => {
            const one = found.getEntriesByType("resource")
              .find(({ name }) => name.endsWith("/api/recommendations"));
            if (one === undefined) return;
            observer.disconnect();
            resume(one as PerformanceResourceTiming);
          }).observe({ type: "resource" });
        });
      const times = [];
      const rows = [...document.querySelectorAll(".rate-row")].slice(0, clicks);
      for (const row of rows) {
        const star = row.querySelector<HTMLInputElement>("input[value='4.5']:not(:checked)") ??
          row.querySelector<HTMLInputElement>("input[value='2']");
        const [standing, answer] = [listed(), entry()];
        const begun = performance.now();
        star?.click();
        await standing;
        const stood = performance.now();
        await painted();
        const seen = performance.now();
        const { requestStart, responseEnd } = await answer;
        times.push({
          asked: requestStart - begun,
          answered: responseEnd - begun,
          listed: stood - begun,
          painted: seen - begun,
        });
      }
      return times;
    }, CLICKS);
  } finally {
    await page.close();
  }
}
